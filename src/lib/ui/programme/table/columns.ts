/** The columns that are typed into, in the order of the official table. */
export const typedColumns = [
	'title',
	'form',
	'term',
	'mentorDoes',
	'menteeDoes',
	'expected',
	'evidence',
	'comment'
] as const;

export type TypedColumn = (typeof typedColumns)[number];

export function isTypedColumn(name: string): name is TypedColumn {
	return typedColumns.some((column) => column === name);
}

/** A cell that somebody is typing into. */
export interface Typing {
	/** The id of a step or of a task. */
	readonly rowId: string;
	readonly column: TypedColumn;
	/** The letter that began it, in place of what stood there. */
	readonly initial: string | undefined;
}
