import type { Role } from '../../people.ts';
import type { Choice, Question, Survey, Wave } from '../survey.ts';

/** A questionnaire to start from, before a school has made it its own. */
export type ReadySurvey = Pick<
	Survey,
	'title' | 'intro' | 'wave' | 'audience' | 'isAnonymous' | 'questions'
> & { readonly name: string };

export type DraftQuestion = Omit<Question, 'id' | 'order'>;

export interface ReadyWords {
	readonly name: string;
	readonly title: string;
	readonly intro: string;
	readonly wave: Wave;
	readonly audience: readonly Role[];
	readonly isAnonymous?: boolean;
}

export function ready(words: ReadyWords, questions: readonly DraftQuestion[]): ReadySurvey {
	return {
		isAnonymous: false,
		...words,
		questions: questions.map((question, at) => ({
			...question,
			id: `${words.name}-${at + 1}`,
			order: String(at + 1).padStart(3, '0')
		}))
	};
}

const plain: DraftQuestion = {
	code: '',
	kind: 'text',
	title: '',
	hint: '',
	isRequired: false,
	options: [],
	rows: [],
	from: 0,
	to: 0,
	fromLabel: '',
	toLabel: '',
	most: 0,
	isKey: false
};

/** 1 совсем нет … 10 полностью. */
export function scale10(code: string, title: string): DraftQuestion {
	const ends = { from: 1, to: 10, fromLabel: 'совсем нет', toLabel: 'полностью' };
	return { ...plain, ...ends, code, kind: 'scale', title, isRequired: true };
}

/** Of five faces with words, for a meeting or for children. */
export function faces(code: string, title: string): DraftQuestion {
	const ends = { from: 1, to: 5, fromLabel: 'совсем нет', toLabel: 'очень' };
	return { ...plain, ...ends, code, kind: 'scale', title, isRequired: true };
}

export function key(question: DraftQuestion): DraftQuestion {
	return { ...question, isKey: true };
}

export function text(code: string, title: string, hint = ''): DraftQuestion {
	return { ...plain, code, title, hint };
}

export function wholeNumber(
	code: string,
	title: string,
	[from, to]: readonly [number, number]
): DraftQuestion {
	return { ...plain, code, kind: 'number', title, from, to };
}

export function one(code: string, title: string, options: readonly string[]): DraftQuestion {
	return { ...plain, code, kind: 'one', title, options: choices(options) };
}

export function many(
	code: string,
	title: string,
	{ options, most = 0 }: { readonly options: readonly string[]; readonly most?: number }
): DraftQuestion {
	return { ...plain, code, kind: 'many', title, options: choices(options), most };
}

export function yesNo(code: string, title: string): DraftQuestion {
	return {
		...plain,
		code,
		kind: 'one',
		title,
		options: [
			{ code: 'yes', title: 'Да' },
			{ code: 'no', title: 'Нет' }
		]
	};
}

export function yesPartlyNo(code: string, title: string): DraftQuestion {
	return {
		...plain,
		code,
		kind: 'one',
		title,
		options: [
			{ code: 'yes', title: 'Да' },
			{ code: 'partly', title: 'Частично' },
			{ code: 'no', title: 'Нет' }
		]
	};
}

export function howOften(code: string, title: string): DraftQuestion {
	return one(code, title, ['Очень часто', 'Часто', 'Редко', 'Один-два раза', 'Никогда']);
}

export interface MatrixWords {
	readonly title: string;
	readonly hint?: string;
	readonly rows: readonly Choice[];
	readonly marks: readonly Choice[];
}

export function matrix(
	code: string,
	{ title, hint = '', rows, marks }: MatrixWords
): DraftQuestion {
	return { ...plain, code, kind: 'matrix', title, hint, rows, options: marks };
}

function choices(titles: readonly string[]): readonly Choice[] {
	return titles.map((title, at) => ({ code: `c${at + 1}`, title }));
}
