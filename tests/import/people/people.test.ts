import { expect, test } from 'vitest';
import { proposeMapping, proposePeople } from '#lib/import/people/propose-people.ts';
import { peopleTableIn } from '#lib/import/people/people-table.ts';
import { areasIn, dateIn, flagIn, numberIn } from '#lib/import/people/values.ts';
import { readClipboard, readGrid } from '#lib/import/read-file.ts';
import { tableXlsx } from '#lib/export/plain-table.ts';
import { personWith } from '../../domain/registry/people.ts';

const headings = ['№ п/п', 'ФИО', 'Должность', 'Предмет', 'Стаж', 'Дата рождения', 'Телефон'];
const rows = [
	['1', 'Кедрина Ольга Павловна', 'учитель', 'физика', '21 год', '05.09.1980', '+7 900 000-00-01'],
	['2', 'Камышов Игорь Валентинович', 'учитель', 'информатика', 'много', '31.02.1990', '']
];

function tableFrom(bytes: Uint8Array) {
	const grid = readGrid(bytes);
	const table = grid.ok ? peopleTableIn(grid.value) : grid;
	if (!table.ok) throw new Error(table.code);
	return table.value;
}

test('a list from Excel finds its columns and its people, and tells what it did not understand', () => {
	const table = tableFrom(tableXlsx({ name: 'Кадры', title: 'Кадры', headings, rows }));
	const mapping = proposeMapping(table, 'mentor');
	expect(mapping).toEqual(
		[...['number', 'name', 'post', 'subjects', 'experienceYears', 'birthDate', 'contact']].map(
			(target) => (target === 'number' ? 'number' : target)
		)
	);
	const { people } = proposePeople(table, { mapping, part: 'mentor' }, []);
	expect(people).toMatchObject([
		{
			name: 'Кедрина Ольга Павловна',
			change: { isMentor: true, experienceYears: 21, birthDate: '1980-09-05', post: 'учитель' },
			unread: []
		},
		{ name: 'Камышов Игорь Валентинович', unread: [{ text: 'много' }, { text: '31.02.1990' }] }
	]);
});

test('known people are completed, those alike are asked about, repeated rows are seen', () => {
	const base = [
		personWith({ id: 'a', name: 'Кедрина Ольга Павловна', isMentee: true }),
		personWith({ id: 'b', name: 'Камышов И. В.', isMentor: true })
	];
	const again = [...rows, rows[0]!];
	const table = { headings, rows: again };
	const mapping = proposeMapping(table, 'mentor');
	const { people } = proposePeople(table, { mapping, part: 'mentor' }, base);
	expect(people[0]?.known?.id).toBe('a');
	expect(people[0]?.change).toMatchObject({ isMentor: true });
	expect(people[1]?.alike.map(({ id }) => id)).toEqual(['b']);
	expect(people[2]?.repeats).toBe(0);
});

test('names on lines are a list too, and a surname may stand apart from the name', () => {
	const grid = readClipboard({ html: '', text: 'Кедрина Ольга Павловна\nКамышов Игорь\n\n' });
	const table = grid.ok ? peopleTableIn(grid.value) : grid;
	if (!table.ok) throw new Error(table.code);
	const mapping = proposeMapping(table.value, 'mentee');
	const found = proposePeople(table.value, { mapping, part: 'mentee' }, []);
	expect(found.people.map(({ name }) => name)).toEqual(['Кедрина Ольга Павловна', 'Камышов Игорь']);

	const apart = {
		headings: ['Фамилия', 'Имя', 'Отчество'],
		rows: [['Кедрина', 'Ольга', 'Павловна']]
	};
	const split = proposePeople(
		apart,
		{ mapping: proposeMapping(apart, 'mentor'), part: 'mentor' },
		[]
	);
	expect(split.people[0]?.name).toBe('Кедрина Ольга Павловна');
});

test('a title above the headings and a row of numbers below them are no people', () => {
	const sheet = [
		['Список педагогов', '', ''],
		['№', 'ФИО', 'Должность'],
		['1', '2', '3'],
		['1', 'Кедрина Ольга Павловна', 'учитель']
	];
	const table = tableFrom(
		tableXlsx({ name: 'Л', title: 'Л', headings: sheet[0]!, rows: sheet.slice(1) })
	);
	expect(table.rows).toEqual([['1', 'Кедрина Ольга Павловна', 'учитель']]);
});

test('cells are read as people write them', () => {
	expect([numberIn('12 лет'), numberIn('0,5'), numberIn('нет')]).toEqual([12, 0.5, undefined]);
	expect([dateIn('1.9.2020 г.'), dateIn('2020-02-30')]).toEqual(['2020-09-01', undefined]);
	expect([flagIn('Да'), flagIn('-'), flagIn('возможно')]).toEqual([true, false, undefined]);
	const areas = areasIn('Мотивация — 3; M1, Конфликты');
	expect([...(areas ?? [])]).toEqual([
		['Y2', 3],
		['M1', 2],
		['K3', 2]
	]);
});

test('what is no list is refused with a sentence', () => {
	expect(peopleTableIn({ blocks: [] })).toMatchObject({ ok: false, code: 'no-people' });
});
