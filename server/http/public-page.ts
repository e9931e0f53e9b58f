import { escapedHtml } from '#lib/export/roadmap-html.ts';
import type { Tables } from '../storage/records.ts';
import { publicationTexts as texts } from './texts.ts';

interface PublicPage {
	readonly publication: Pick<Tables['publications'], 'html' | 'robots' | 'publishedAt'>;
	readonly school: string;
	readonly look: URLSearchParams;
}

const sizes = ['usual', 'large', 'largest'] as const;
const inks = ['usual', 'dark-on-light', 'light-on-dark'] as const;

/** A page without scripts: it opens anywhere, prints, and has the look for people with low vision. */
export function publicPage({ publication, school, look }: PublicPage): Response {
	const { html, robots, publishedAt } = publication;
	const size = sizes.find((one) => one === look.get('size')) ?? 'usual';
	const ink = inks.find((one) => one === look.get('ink')) ?? 'usual';
	const link = (to: { size: string; ink: string }, text: string): string => {
		const isHere = to.size === size && to.ink === ink;
		const here = isHere ? ' aria-current="true"' : '';
		return `<a href="?size=${to.size}&amp;ink=${to.ink}"${here}>${text}</a>`;
	};
	const body = `<header><h1>${escapedHtml(school)}</h1>
<nav aria-label="${texts.look}">
<p>${texts.size}: ${sizes.map((one) => link({ size: one, ink }, texts.sizes[one])).join(' ')}</p>
<p>${texts.ink}: ${inks.map((one) => link({ size, ink: one }, texts.inks[one])).join(' ')}</p>
</nav></header>
<main>${html}</main>
<footer><p>${texts.madeOn(dayOf(publishedAt))}</p></footer>`;
	return page(
		{ title: `${texts.title} · ${escapedHtml(school)}`, body, classes: `${size} ${ink}` },
		200,
		robots === 'let-in'
	);
}

export function missingPage(): Response {
	const body = `<main><h1>${texts.missingTitle}</h1><p>${texts.missing}</p></main>`;
	return page({ title: texts.missingTitle, body, classes: 'usual' }, 404, false);
}

interface Written {
	readonly title: string;
	readonly body: string;
	readonly classes: string;
}

function page({ title, body, classes }: Written, status: number, isListed: boolean): Response {
	const robots = isListed ? 'index, follow' : 'noindex, nofollow';
	const text = `<!doctype html>
<html lang="ru" class="${classes}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="${robots}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>${body}</body>
</html>
`;
	return new Response(text, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			// Withdrawn is withdrawn: nobody's cache may show it on.
			'cache-control': 'no-store',
			'x-robots-tag': robots
		}
	});
}

function dayOf(at: number): string {
	const format = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'Europe/Moscow' });
	return format.format(at);
}

const style = `
:root{--ink:#1b1f1d;--paper:#fff;--line:#8a918d;--head:#e3f1ec;--link:#0b57a4;color-scheme:light}
.dark-on-light{--ink:#000;--paper:#fff;--line:#000;--head:#fff;--link:#000}
.light-on-dark{--ink:#fff;--paper:#000;--line:#fff;--head:#000;--link:#fff;color-scheme:dark}
.large{font-size:150%}
.largest{font-size:200%}
body{margin:0 auto;max-width:75rem;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,Roboto,"PT Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.25rem}
h2{font-size:1.5rem;line-height:1.3}
a{display:inline-block;min-height:1.5rem;padding:.5rem .25rem;color:var(--link)}
a[aria-current]{font-weight:bold;text-decoration:none;color:var(--ink)}
nav p{margin:0}
table{width:100%;border-collapse:collapse;border:0}
th,td{padding:.5rem;border:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--head)}
@media (max-width:48rem){
table,tbody,tr,th,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{margin-bottom:.75rem;border:1px solid var(--line)}
tbody th,td{border:0;padding:.25rem .5rem}
td:empty{display:none}
}
@page{size:A4 landscape;margin:15mm}
@media print{
nav{display:none}
body{max-width:none;padding:0;font-size:10pt}
thead{display:table-header-group}
tr{break-inside:avoid}
}
`.trim();
