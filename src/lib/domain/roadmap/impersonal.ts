import { activitiesOf, type Activity, type Roadmap, type Stage } from './roadmap.ts';

/**
 * The roadmap as it may stand on a school's site: posts stay, persons go. Names are found where the
 * roadmap names somebody, and by their shape wherever else a person has typed one.
 */
export function withoutPersons(roadmap: Roadmap): Roadmap {
	const clean = cleanerOf(personsIn(roadmap));
	const { titlePage } = roadmap;
	return {
		...roadmap,
		titlePage: {
			...titlePage,
			title: clean(titlePage.title),
			contacts: '',
			order: '',
			authors: [],
			signatures: []
		},
		approvals: roadmap.approvals.map((block) => ({
			...block,
			by: clean(block.by),
			person: '',
			text: clean(block.text)
		})),
		stages: roadmap.stages.map((stage) => stageWithout(stage, clean)),
		strays: { stages: [], activities: [], documents: [], parts: [] },
		bin: { stages: [], activities: [], documents: [], parts: [] },
		links: [],
		remarks: [],
		leftovers: []
	};
}

export type Clean = (text: string) => string;

/** Takes these people out of a text, and whatever has the shape of a name. */
export function cleanerOf(persons: readonly string[]): Clean {
	return cleanerFor(namesOf(persons));
}

/** «Фамилия И. О.», «И. О. Фамилия», «Фамилия Имя Отчество» and «Имя Отчество». */
const nameShape =
	/[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?[\s\u00a0]+[А-ЯЁ]\.[\s\u00a0]?[А-ЯЁ]\.?(?![а-яё])|[А-ЯЁ]\.[\s\u00a0]?[А-ЯЁ]\.[\s\u00a0]?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?[\s\u00a0]+){1,2}[А-ЯЁ][а-яё]+(?:вич|вна|ична|инична|ьич)[а-яё]{0,3}(?![а-яё])/gu;

function cleanerFor({ full, words }: Names): Clean {
	const forms = words.map(
		(word) => `${word.replace(/(?:ая|яя|[аяийоеё]?[йя]|а|ь)$/u, '')}[а-яё]{0,3}`
	);
	const pattern =
		forms.length === 0
			? /(?!)/u
			: new RegExp(`(?<![\\p{L}])(?:${forms.join('|')})(?!\\p{L})`, 'gu');
	return (text) => {
		const unnamed = full
			.reduce((rest, name) => rest.replaceAll(name, gap), text)
			.replace(nameShape, gap)
			.replace(pattern, gap);
		return unnamed === text ? text : unnamed.split('\n').map(tidy).filter(isWord).join('\n');
	};
}

/** Where a name stood in the middle of a sentence. */
const gap = '…';

/** At the edge of a line the name leaves nothing behind. */
function tidy(line: string): string {
	if (!line.includes(gap)) return line;
	return line
		.replace(/(?:…[\s,]*)+…/g, gap)
		.replace(/^[\s,;…]+|[\s,…–—-]+$/g, '')
		.replace(/\s*…(?=\s*[;.)])/g, '');
}

function isWord(line: string): boolean {
	return /[\p{L}\d]/u.test(line);
}

interface Names {
	readonly full: readonly string[];
	/** Surnames and the like, which stand in other cases elsewhere: «с Луговой». */
	readonly words: readonly string[];
}

function personsIn(roadmap: Roadmap): readonly string[] {
	const people = activitiesOf(roadmap).flatMap((activity) => activity.people);
	return [...people, ...roadmap.approvals].map(({ person }) => person);
}

function namesOf(persons: readonly string[]): Names {
	const full = persons.map((person) => person.trim());
	const words = full.flatMap((name) => name.match(/[А-ЯЁ][а-яё-]{3,}/gu) ?? []);
	const longestFirst = (texts: readonly string[]): readonly string[] =>
		[...new Set(texts)].filter((text) => text !== '').sort((a, b) => b.length - a.length);
	return { full: longestFirst(full), words: longestFirst(words) };
}

function stageWithout(stage: Stage, clean: Clean): Stage {
	return {
		...stage,
		title: clean(stage.title),
		heading: clean(stage.heading),
		task: clean(stage.task),
		narrative: clean(stage.narrative),
		proposals: clean(stage.proposals),
		activities: stage.activities.map((activity) => activityWithout(activity, clean))
	};
}

function activityWithout(activity: Activity, clean: Clean): Activity {
	return {
		...activity,
		title: clean(activity.title),
		content: clean(activity.content),
		term: clean(activity.term),
		responsible: clean(activity.responsible),
		people: activity.people
			.map((each) => ({ ...each, text: clean(each.text), person: '', post: clean(each.post) }))
			.filter(({ text }) => text !== ''),
		result: clean(activity.result),
		notes: activity.notes.map(({ heading, text }) => ({ heading, text: clean(text) })),
		parts: activity.parts.map((part) => ({
			...part,
			title: clean(part.title),
			responsible: clean(part.responsible),
			result: clean(part.result)
		})),
		documents: activity.documents.map((paper) => ({
			...paper,
			title: clean(paper.title),
			number: '',
			date: '',
			link: ''
		})),
		occurrences: []
	};
}
