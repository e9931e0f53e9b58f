import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** A source file, its text, and what it imports, as paths from the project's folder. */
export interface Source {
	readonly path: string;
	readonly text: string;
	readonly imports: readonly string[];
}

const specifier =
	/(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;

export function sourcesIn(pattern: string): readonly Source[] {
	return globSync(pattern)
		.map((path) => path.replaceAll('\\', '/'))
		.sort()
		.map((path) => {
			const text = readFileSync(path, 'utf8');
			return { path, text, imports: importsOf(text).map((target) => resolved(path, target)) };
		});
}

export const allSources: readonly Source[] = sourcesIn('{src,server}/**/*.{ts,svelte}').filter(
	({ path }) => !path.endsWith('.d.ts')
);

function importsOf(text: string): readonly string[] {
	return [...withoutComments(text).matchAll(specifier)].map(
		([, still, lazy]) => still ?? lazy ?? ''
	);
}

export function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<![:'"`\\])\/\/.*/g, '');
}

/** Ours as a path; a package as its bare name. */
function resolved(from: string, target: string): string {
	if (target.startsWith('#lib/')) return `src/lib/${target.slice('#lib/'.length)}`;
	if (target.startsWith('.')) return normalize(join(dirname(from), target)).replaceAll('\\', '/');
	return target;
}

export const isOurs = (target: string): boolean => /^(src|server)\//.test(target);
