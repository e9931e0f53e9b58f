import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import { entryTexts } from '#lib/ui/texts/ru/entry.ts';
import { roleTexts } from '#lib/ui/texts/ru/more.ts';

export interface ExampleLink {
	readonly name: string;
	readonly what: string;
	readonly address: string;
}

/** What went wrong, as a sentence for the form. */
type Failed = { readonly ok: false; readonly sentence: string };

export async function foundSchool(names: {
	readonly secret: string;
	readonly school: string;
	readonly curator: string;
}): Promise<{ readonly ok: true } | Failed> {
	const answer = await askSetup(names);
	return answer.ok ? { ok: true } : { ok: false, sentence: answer.reason };
}

export async function showExample(
	secret: string
): Promise<{ readonly ok: true; readonly links: readonly ExampleLink[] } | Failed> {
	const answer = await askSetup({ secret, example: true });
	if (!answer.ok) return { ok: false, sentence: answer.reason };
	const links = fieldIn(answer.value, 'links');
	return { ok: true, links: Array.isArray(links) ? links.map(readLink) : [] };
}

async function askSetup(question: object): Promise<Outcome<unknown, string>> {
	const answer = await askServer('/api/setup', question);
	if (answer.ok) return accepted(answer.value);
	const { noNetwork, fault } = entryTexts.setup;
	return declined(answer.message ?? (answer.reason === 'no-network' ? noNetwork : fault));
}

function readLink(link: unknown): ExampleLink {
	return {
		name: textIn(link, 'name') ?? '',
		what: [roleTexts[textIn(link, 'role') ?? ''], textIn(link, 'organisation')]
			.filter(Boolean)
			.join(', '),
		address: textIn(link, 'address') ?? ''
	};
}
