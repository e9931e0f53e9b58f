/**
 * What an approval approves: the plan as its readers see it, without what became of it. Keeps:
 *  1. Two phones and the server make the same text of the same plan, whatever its history was.
 *  2. Every visible change of the plan makes another text.
 *  3. What is empty is left out, so that a field which a later version adds changes no old hash.
 */
export interface PlanContent {
	readonly form: PlanForm;
	readonly version: 1;
	readonly fields: PlanFields;
	/** Stages of a roadmap, tasks of a programme, in their order. */
	readonly sections: readonly PlanSection[];
}

export const planForms = ['roadmap', 'programme'] as const;
export type PlanForm = (typeof planForms)[number];

export type PlanFields = Readonly<Record<string, string>>;

export interface PlanSection {
	/** Empty for rows that belong to no section. */
	readonly id: string;
	readonly fields: PlanFields;
	readonly rows: readonly PlanRow[];
}

export interface PlanRow {
	readonly id: string;
	readonly fields: PlanFields;
	readonly parts: readonly PlanPart[];
}

export interface PlanPart {
	readonly id: string;
	readonly fields: PlanFields;
}

export function isPlanForm(kind: string): kind is PlanForm {
	return planForms.some((form) => form === kind);
}

/** Without what is empty. */
export function planFields(fields: PlanFields): PlanFields {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** The one text of a content; its SHA-256 is what an approval names. */
export function canonicalText({ form, version, fields, sections }: PlanContent): string {
	return JSON.stringify([
		form,
		version,
		sorted(fields),
		sections.map((section) => [
			section.id,
			sorted(section.fields),
			section.rows.map((row) => [
				row.id,
				sorted(row.fields),
				row.parts.map((part) => [part.id, sorted(part.fields)])
			])
		])
	]);
}

export function isSameContent(one: PlanContent, other: PlanContent): boolean {
	return canonicalText(one) === canonicalText(other);
}

function sorted(fields: PlanFields): readonly (readonly [string, string])[] {
	const entries = Object.entries(fields).filter(([, value]) => value !== '');
	return entries.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Reads what `canonicalText` wrote. Undefined for any other text. */
export function readCanonical(text: string): PlanContent | undefined {
	const content = contentIn(parsed(text));
	return content && canonicalText(content) === text ? content : undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Cut off on its way: the same as none.
		return undefined;
	}
}

function contentIn(value: unknown): PlanContent | undefined {
	const [form, version, fields, sections] = listIn(value);
	if (typeof form !== 'string' || !isPlanForm(form) || version !== 1) return undefined;
	return {
		form,
		version,
		fields: fieldsIn(fields),
		sections: listIn(sections).map((section) => {
			const [id, own, rows] = listIn(section);
			return { id: textIn(id), fields: fieldsIn(own), rows: listIn(rows).map(rowIn) };
		})
	};
}

function rowIn(value: unknown): PlanRow {
	const [id, fields, parts] = listIn(value);
	return { id: textIn(id), fields: fieldsIn(fields), parts: listIn(parts).map(partIn) };
}

function partIn(value: unknown): PlanPart {
	const [id, fields] = listIn(value);
	return { id: textIn(id), fields: fieldsIn(fields) };
}

function fieldsIn(value: unknown): PlanFields {
	const entries = listIn(value).map((entry) => {
		const [name, text] = listIn(entry);
		return [textIn(name), textIn(text)] as const;
	});
	return Object.fromEntries(entries);
}

function listIn(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function textIn(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
