import ts from 'typescript';
import { expect, test } from 'vitest';
import { allSources, sourcesIn } from './sources.ts';

const maxFileLines = 300;
const maxComponentLines = 150;
const maxFunctionLines = 50;
const maxParameters = 3;

/** The one question of rights reads as a sentence: may this actor do this with that, now? */
const fourArguments = new Set(['can']);

const lines = (text: string): number => text.split('\n').length - 1;

test('files stay small enough to be read at one sitting', () => {
	const wrong = allSources
		.filter(
			({ path, text }) =>
				lines(text) > (path.endsWith('.svelte') ? maxComponentLines : maxFileLines)
		)
		.map(({ path, text }) => `${path} has ${lines(text)} lines`);
	expect(wrong).toEqual([]);
});

test('functions do one thing and take few arguments', () => {
	const wrong = sourcesIn('{src,server}/**/*.ts').flatMap(({ path, text }) => tooLarge(path, text));
	expect(wrong).toEqual([]);
});

test('effects are the exception: at most one for twenty deriveds', () => {
	const count = (word: RegExp): number =>
		allSources.reduce((sum, { text }) => sum + (text.match(word)?.length ?? 0), 0);
	const deriveds = count(/\$derived\b/g);
	const effects = count(/\$effect\b/g);
	expect(effects).toBeLessThanOrEqual(Math.max(2, Math.floor(deriveds / 20)));
});

function tooLarge(path: string, text: string): readonly string[] {
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const wrong: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isFunctionLike(node) && 'body' in node && node.body) {
			const place = file.getLineAndCharacterOfPosition(node.getStart());
			const size = file.getLineAndCharacterOfPosition(node.end).line - place.line + 1;
			const where = `${path}:${place.line + 1}`;
			if (size > maxFunctionLines) wrong.push(`${where} is a function of ${size} lines`);
			if (node.parameters.length > maxParameters && !fourArguments.has(nameOf(node)))
				wrong.push(`${where} takes ${node.parameters.length} arguments`);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return wrong;
}

function nameOf(node: ts.SignatureDeclaration): string {
	return node.name?.getText() ?? '';
}
