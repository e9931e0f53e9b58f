import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	changedThings,
	changesOf,
	writeChange,
	type Change
} from '#lib/documents/roadmap/changes.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import { addActivity, changeActivity, removeActivity } from '#lib/documents/roadmap/activities.ts';
import { addStage } from '#lib/documents/roadmap/stages.ts';

const noon = Date.UTC(2026, 10, 28, 12);
const minute = 60_000;
const line: Change = {
	...{ about: 'row', what: 'term', personId: 'vera', author: 'Зарянская В. Т.' },
	...{ at: noon, detail: '' }
};

function phones(): readonly [Y.Doc, Y.Doc, () => void] {
	const [one, other] = [new Y.Doc(), new Y.Doc()];
	const exchange = (): void => {
		Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
		Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
	};
	return [one, other, exchange];
}

test('what one person does again within minutes is one line with the first time of it', () => {
	const doc = new Y.Doc();
	writeChange(doc, line);
	const before = Y.encodeStateAsUpdate(doc);
	writeChange(doc, { ...line, at: noon + 9 * minute });
	expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
	writeChange(doc, { ...line, at: noon + 30 * minute });
	expect(changesOf(doc, 'row').map(({ at }) => at)).toEqual([noon + 30 * minute]);
});

test('two phones without a network keep the lines of both, whoever comes first', () => {
	const lines = fc.array(
		fc.record({
			phone: fc.boolean(),
			what: fc.constantFrom(...changedThings),
			minutes: fc.integer({ min: 0, max: 3000 })
		}),
		{ maxLength: 20 }
	);
	fc.assert(
		fc.property(lines, (made) => {
			const [one, other, exchange] = phones();
			for (const { phone, what, minutes } of made)
				writeChange(phone ? one : other, {
					...line,
					...{ what, personId: phone ? 'vera' : 'nina', at: noon + minutes * minute }
				});
			exchange();
			expect(changesOf(one, 'row')).toEqual(changesOf(other, 'row'));
			const said = (doc: Y.Doc): ReadonlySet<string> =>
				new Set(changesOf(doc, 'row').map(({ what, personId }) => `${what} ${personId}`));
			const wanted = made.map(({ phone, what }) => `${what} ${phone ? 'vera' : 'nina'}`);
			expect(said(one)).toEqual(new Set(wanted));
		}),
		{ seed: 21 }
	);
});

test('a line of history does not make a removed activity look changed', () => {
	const doc = new Y.Doc();
	addStage(doc, { id: 'stage' });
	addActivity(doc, { id: 'row', stageId: 'stage', title: 'Собрать отзывы' });
	changeActivity(doc, 'row', { term: 'май' });
	removeActivity(doc, 'row');
	writeChange(doc, { ...line, what: 'removed' });
	expect(readRoadmap(doc).strays.activities).toEqual([]);
	expect(readRoadmap(doc).bin.activities).toHaveLength(1);
});

test('what another version or a torn update left there is passed over', () => {
	const doc = new Y.Doc();
	const changes = doc.getMap<unknown>('changes');
	changes.set('row|2026-11-28|vera|unheard-of', { at: noon });
	changes.set('row|2026-11-28|vera|term', 'what?');
	changes.set('row', null);
	changes.set('row|2026-11-28|nina|status', { at: 'soon', author: 7 });
	expect(changesOf(doc, 'row')).toEqual([
		{ ...line, what: 'status', personId: 'nina', author: '', at: 0 }
	]);
});
