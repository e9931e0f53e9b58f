import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

const textual = new Set(['.js', '.html', '.json', '.css', '.webmanifest', '.txt']);

/**
 * A copy of the built app under another version: its name changes wherever it stands, and so do the
 * names of all chunks, as in a build of changed sources.
 */
export async function renewedBuild(folder: string, version: string): Promise<string> {
	await cp('build', folder, { recursive: true });
	const { version: before } = JSON.parse(
		await readFile(join(folder, '_app', 'version.json'), 'utf8')
	) as { version: string };
	const files = await readdir(folder, { recursive: true });
	const texts = new Map<string, string>();
	for (const file of files) {
		if (/\.(br|gz)$/.test(file)) await rm(join(folder, file));
		else if (textual.has(extname(file)))
			texts.set(file, await readFile(join(folder, file), 'utf8'));
	}
	// All of them: a chunk that imports a renamed one has other bytes, so it needs another name too.
	const chunks = [...texts.keys()].filter((file) => /immutable.*\.js$/.test(file));
	const renamed = new Map(chunks.map((file) => [basename(file), newName(file, version)]));
	for (const [file, text] of texts) {
		const renewed = withNewNames(text.replaceAll(before, version), renamed);
		await writeFile(join(folder, file), withNewHashes(renewed, text));
		const name = renamed.get(basename(file));
		if (name) await rename(join(folder, file), join(folder, file, '..', name));
	}
	return folder;
}

function newName(file: string, version: string): string {
	return basename(file).replace(/\.(\w+)$/, `.${version}.$1`);
}

function withNewNames(text: string, renamed: ReadonlyMap<string, string>): string {
	let renewed = text;
	for (const [before, after] of renamed) renewed = renewed.replaceAll(before, after);
	return renewed;
}

/** The page allows its own script by its hash, which is another now. */
function withNewHashes(renewed: string, before: string): string {
	const inline = (html: string): readonly string[] =>
		[...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => hashOf(script ?? ''));
	const [old, now] = [inline(before), inline(renewed)];
	return old.reduce((html, hash, at) => html.replaceAll(hash, now[at] ?? hash), renewed);
}

const hashOf = (script: string): string => createHash('sha256').update(script).digest('base64');
