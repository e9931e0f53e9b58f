import { expect, test } from 'vitest';
import { linksWithGuesses, isSamePerson } from '#lib/domain/roadmap/acquaintance.ts';
import { emptyRoadmap, type Activity, type Roadmap } from '#lib/domain/roadmap/roadmap.ts';
import { schoolYearsOf } from '#lib/domain/roadmap/school-years.ts';

const today = '2026-11-28';
const blank: Activity = {
	...{ id: 'row', order: 'i', stageId: 'stage', number: '', title: '', content: '', term: '' },
	...{ responsible: '', people: [], result: '', notes: [], status: 'planned', doneOn: '' },
	...{ postponedTo: '', parts: [], documents: [], occurrences: [] }
};

function roadmapWith(rows: readonly Partial<Activity>[], page = {}): Roadmap {
	const activities = rows.map((row, at) => ({ ...blank, id: `row-${at}`, ...row }));
	const stage = { ...{ id: 'stage', order: 'i', number: '', title: '', heading: '' } };
	return {
		...emptyRoadmap,
		titlePage: { ...emptyRoadmap.titlePage, ...page },
		stages: [{ ...stage, task: '', narrative: '', proposals: '', activities }]
	};
}

test.each([
	['the year that runs, where nothing else is named', [], {}, [2026]],
	['every year of the period', [], { from: '2025-09-01', to: '2028-05-31' }, [2025, 2026, 2027]],
	['the years that terms name', ['июнь 2025, 2027'], {}, [2024, 2026]],
	['a figure that is no year of a plan', ['кабинет 2099'], {}, [2026]],
	[
		'a period that runs backwards says nothing',
		[],
		{ from: '2028-09-01', to: '2025-05-31' },
		[2026]
	]
])('school years: %s', (_, terms, page, years) => {
	expect(
		schoolYearsOf(
			roadmapWith(
				terms.map((term) => ({ term })),
				page
			),
			{ today }
		)
	).toEqual(years);
});

test.each([
	['Лугова Т.Н.', 'Лугова Татьяна Николаевна', true],
	['Т. Н. Лугова', 'Лугова Татьяна Николаевна', true],
	['Лугова Татьяна Николаевна', 'Лугова Татьяна Николаевна', true],
	['Лугова Т.', 'Лугова Татьяна Николаевна', true],
	['Лугова', 'Лугова Татьяна Николаевна', false],
	['Лугова О.Н.', 'Лугова Татьяна Николаевна', false],
	['Луговая Т.Н.', 'Лугова Татьяна Николаевна', false],
	['Семёнова А.А.', 'Семенова Анна Андреевна', true]
])('«%s» and «%s»: one person? %s', (written, name, isOne) => {
	expect(isSamePerson(written, name)).toBe(isOne);
});

test('a name is taken for a person only where it fits one alone, and a said link goes before', () => {
	const people = [
		{ kind: 'person', text: 'Лугова Т.Н.', person: 'Лугова Т.Н.', post: '' }
	] as const;
	const roadmap = roadmapWith([{ people }]);
	const tatyana = { id: 'tatyana', name: 'Лугова Татьяна Николаевна' };
	const tamara = { id: 'tamara', name: 'Лугова Тамара Назаровна' };
	const whom = (known: readonly { id: string; name: string }[], of = roadmap): readonly string[] =>
		linksWithGuesses(of, known).map(({ personId }) => personId);
	expect(whom([tatyana])).toEqual(['tatyana']);
	expect(whom([tatyana, tamara])).toEqual([]);
	const links = [{ id: 'link', written: 'Лугова Т.Н.', personId: 'tamara' }];
	expect(whom([tatyana], { ...roadmap, links })).toEqual(['tamara']);
	const unlinked = [{ id: 'link', written: 'Лугова Т.Н.', personId: '' }];
	expect(whom([tatyana], { ...roadmap, links: unlinked })).toEqual([]);
});
