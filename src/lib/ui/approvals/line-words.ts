import { rowsById, sectionsById, type ChangeLine } from '#lib/domain/approvals/change-lines.ts';
import type { PlanContent, PlanFields, PlanForm } from '#lib/domain/approvals/plan-content.ts';
import { headingOfNote } from '#lib/domain/approvals/roadmap-plan.ts';
import { paperDay } from './moments.ts';
import {
	kindTexts,
	directionTexts,
	levelTexts,
	noName,
	noSection,
	orderWords,
	planFieldTexts,
	subjectTexts
} from '#lib/ui/texts/ru/approvals.ts';

/** A line of a list of changes as a person reads it. */
export interface LineWords {
	readonly id: string;
	/** «Мероприятие «Приказ о наставниках»». */
	readonly subject: string;
	/** «Срок», «добавлено», «перенесено». */
	readonly what: string;
	readonly before: string;
	readonly after: string;
}

export interface TwoPlans {
	readonly before: PlanContent;
	readonly after: PlanContent;
}

export function wordsOfLines(lines: readonly ChangeLine[], plans: TwoPlans): readonly LineWords[] {
	const book = new PlanBook(plans);
	return lines.map((line) => book.wordsOf(line));
}

export function labelOf(form: PlanForm, field: string): string {
	return planFieldTexts[form][field] ?? headingOfNote(field) ?? field;
}

/** The whole of a row in words: «Срок: сентябрь». */
export function listed(form: PlanForm, { title = '', ...fields }: PlanFields): string {
	const others = inOrder(form, fields).map(
		([field, value]) => `${labelOf(form, field)}: ${valueOf(field, value)}`
	);
	return [title || noName, ...others].join('\n');
}

class PlanBook {
	readonly #plans: TwoPlans;
	readonly #form: PlanForm;
	readonly #rows;
	readonly #sections;

	constructor(plans: TwoPlans) {
		const { before, after } = plans;
		this.#plans = plans;
		this.#form = after.form;
		this.#rows = { before: rowsById(before), after: rowsById(after) };
		this.#sections = { before: sectionsById(before), after: sectionsById(after) };
	}

	wordsOf(line: ChangeLine): LineWords {
		const what = line.what === 'changed' ? labelOf(this.#form, line.field) : kindTexts[line.what];
		return { id: line.id, subject: this.#subject(line), what, ...this.#values(line) };
	}

	#subject(line: ChangeLine): string {
		const kind = subjectTexts[this.#form][line.of] ?? '';
		if (line.of === 'plan') return kind;
		const { title = '', number = '' } = this.#fields(line, 'after') ?? {};
		const old = this.#fields(line, 'before') ?? {};
		if (line.of === 'section' && line.subjectId === '') return noSection;
		const name = [number, title || old['title'] || noName].filter(Boolean).join(' ');
		return `${kind} «${name}»`;
	}

	#values(line: ChangeLine): Pick<LineWords, 'before' | 'after'> {
		switch (line.what) {
			case 'changed':
				return { before: valueOf(line.field, line.before), after: valueOf(line.field, line.after) };
			case 'added':
				return { before: '', after: this.#whole(line, 'after') };
			case 'removed':
				return { before: this.#whole(line, 'before'), after: '' };
			case 'moved':
				return this.#places(line);
		}
	}

	#whole(line: ChangeLine, side: keyof TwoPlans): string {
		const parts = line.of === 'row' ? this.#rows[side].get(line.subjectId)?.row.parts : undefined;
		const own = listed(this.#form, this.#fields(line, side) ?? {});
		return [own, ...(parts ?? []).map(({ fields }) => `– ${listed(this.#form, fields)}`)].join(
			'\n'
		);
	}

	#places({ of, subjectId }: ChangeLine): Pick<LineWords, 'before' | 'after'> {
		const [before, after] = (['before', 'after'] as const).map((side) => {
			const id = this.#rows[side].get(subjectId)?.sectionId;
			return id === undefined ? '' : this.#sectionName(id, side);
		});
		if (of !== 'row' || before === after) return { before: '', after: orderWords };
		return { before: before ?? '', after: after ?? '' };
	}

	#sectionName(id: string, side: keyof TwoPlans): string {
		const { title = '', number = '' } = this.#sections[side].get(id)?.fields ?? {};
		return id === '' ? noSection : [number, title || noName].filter(Boolean).join('. ');
	}

	#fields({ of, subjectId, rowId }: ChangeLine, side: keyof TwoPlans): PlanFields | undefined {
		switch (of) {
			case 'plan':
				return this.#plans[side].fields;
			case 'section':
				return this.#sections[side].get(subjectId)?.fields;
			case 'row':
				return this.#rows[side].get(subjectId)?.row.fields;
			case 'part':
				return this.#rows[side].get(rowId)?.row.parts.find(({ id }) => id === subjectId)?.fields;
		}
	}
}

export function valueOf(field: string, value: string): string {
	if (field === 'level') return levelTexts[value] ?? value;
	if (field === 'direction') return directionTexts[value] ?? value;
	return field === 'from' || field === 'to' ? paperDay(value) : value;
}

/** In the order of the official table, whatever the order in which they were kept. */
export function inOrder(
	form: PlanForm,
	fields: PlanFields
): readonly (readonly [string, string])[] {
	const order = Object.keys(planFieldTexts[form]);
	const rank = (field: string): number =>
		order.includes(field) ? order.indexOf(field) : order.length;
	return Object.entries(fields).toSorted(([one], [other]) => rank(one) - rank(other));
}
