import { lineId, linesBetween, rowsById, sectionsById, type ChangeLine } from './change-lines.ts';
import { orderChanges, orderWith } from './order-changes.ts';
import type { PlanContent, PlanFields, PlanPart, PlanRow, PlanSection } from './plan-content.ts';

/** Two plans of which the second was proposed in place of the first. */
export interface Proposed {
	readonly before: PlanContent;
	readonly after: PlanContent;
}

/**
 * The approved plan with these lines of the proposal accepted. With all of them it is the proposal,
 * with none it stays what it was.
 */
export function acceptLines(proposed: Proposed, accepted: ReadonlySet<string>): PlanContent {
	const { before, after } = proposed;
	const choice = new Choice(accepted);
	const ids = mergedOrder(choice, 'section/', {
		before: before.sections.map(({ id }) => id),
		after: after.sections.map(({ id }) => id)
	});
	const rows = new Rows(proposed, choice);
	return {
		form: after.form,
		version: after.version,
		fields: choice.fields('plan/', before.fields, after.fields),
		sections: ids.map((id) => sectionOf(id, proposed, { choice, rows }))
	};
}

/** A line may not be accepted without those that it needs. */
export function brokenNeed(
	lines: readonly ChangeLine[],
	accepted: ReadonlySet<string>
): ChangeLine | undefined {
	return lines.find(
		({ id, needs }) => accepted.has(id) && needs.some((needed) => !accepted.has(needed))
	);
}

/** What must be returned, too, when this line is: whatever needs it, and what needs that. */
export function dependentsOf(lines: readonly ChangeLine[], id: string): ReadonlySet<string> {
	const found = new Set([id]);
	for (const needed of found) {
		for (const line of lines) if (line.needs.includes(needed)) found.add(line.id);
	}
	found.delete(id);
	return found;
}

export function acceptAll({ before, after }: Proposed): ReadonlySet<string> {
	return new Set(linesBetween(before, after).map(({ id }) => id));
}

class Choice {
	readonly #accepted: ReadonlySet<string>;

	constructor(accepted: ReadonlySet<string>) {
		this.#accepted = accepted;
	}

	has(line: string): boolean {
		return this.#accepted.has(line);
	}

	fields(prefix: string, before: PlanFields, after: PlanFields): PlanFields {
		const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
		const chosen = names.map((name) => {
			const from = this.has(`${prefix}/=${name}`) ? after : before;
			return [name, from[name] ?? ''] as const;
		});
		return Object.fromEntries(chosen.filter(([, value]) => value !== ''));
	}
}

function mergedOrder(
	choice: Choice,
	prefix: string,
	{ before, after }: { readonly before: readonly string[]; readonly after: readonly string[] }
): readonly string[] {
	const { added, removed, moved } = orderChanges(before, after);
	const having = (ids: ReadonlySet<string>, sign: string): readonly string[] =>
		[...ids].filter((id) => choice.has(`${prefix}${id}/${sign}`));
	return orderWith(before, after, {
		taken: new Set([...having(added, '+'), ...having(moved, '~')]),
		gone: new Set(having(removed, '-'))
	});
}

interface Made {
	readonly choice: Choice;
	readonly rows: Rows;
}

function sectionOf(id: string, { before, after }: Proposed, { choice, rows }: Made): PlanSection {
	const old = sectionsById(before).get(id);
	const now = sectionsById(after).get(id);
	const fields =
		old && now ? choice.fields(`section/${id}`, old.fields, now.fields) : (old ?? now)?.fields;
	return { id, fields: fields ?? {}, rows: rows.in(id) };
}

/** The rows of every section, once the lines about them are decided. */
class Rows {
	readonly #proposed: Proposed;
	readonly #choice: Choice;
	readonly #before;
	readonly #after;

	constructor(proposed: Proposed, choice: Choice) {
		this.#proposed = proposed;
		this.#choice = choice;
		this.#before = rowsById(proposed.before);
		this.#after = rowsById(proposed.after);
	}

	in(sectionId: string): readonly PlanRow[] {
		const idsIn = (content: PlanContent): readonly string[] =>
			sectionsById(content)
				.get(sectionId)
				?.rows.map(({ id }) => id) ?? [];
		const before = idsIn(this.#proposed.before);
		const after = idsIn(this.#proposed.after);
		const comes = after.filter((id) => this.#has(id, this.#before.has(id) ? '~' : '+'));
		const goes = before.filter((id) => this.#has(id, '-') || this.#leaves(id, sectionId));
		const order = orderWith(before, after, { taken: new Set(comes), gone: new Set(goes) });
		return order.flatMap((id) => this.#row(id) ?? []);
	}

	#has(id: string, sign: string): boolean {
		return this.#choice.has(lineId({ of: 'row', subjectId: id, rowId: '' }, sign));
	}

	#leaves(id: string, sectionId: string): boolean {
		const now = this.#after.get(id);
		return now !== undefined && now.sectionId !== sectionId && this.#has(id, '~');
	}

	#row(id: string): PlanRow | undefined {
		const old = this.#before.get(id)?.row;
		const now = this.#after.get(id)?.row;
		if (!old || !now) return old ?? now;
		return {
			id,
			fields: this.#choice.fields(`row/${id}`, old.fields, now.fields),
			parts: this.#parts(old, now)
		};
	}

	#parts(old: PlanRow, now: PlanRow): readonly PlanPart[] {
		const prefix = `part/${now.id}/`;
		const order = mergedOrder(this.#choice, prefix, {
			before: old.parts.map(({ id }) => id),
			after: now.parts.map(({ id }) => id)
		});
		const oldParts = new Map(old.parts.map((part) => [part.id, part]));
		const newParts = new Map(now.parts.map((part) => [part.id, part]));
		return order.flatMap((id) => {
			const before = oldParts.get(id);
			const after = newParts.get(id);
			if (!before || !after) return before ?? after ?? [];
			const fields = this.#choice.fields(`${prefix}${id}`, before.fields, after.fields);
			return { id, fields };
		});
	}
}
