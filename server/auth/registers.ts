import type { RecordChange, TableName, Tables } from '../storage/records.ts';

/** What sign-in and the register of people ask of the records. */
export interface Registers {
	find<Name extends TableName>(table: Name, id: string): Tables[Name] | undefined;
	all<Name extends TableName>(table: Name): Iterable<Tables[Name]>;
	/** On disk and in force when it resolves. A function decides when its turn has come, on what is true then. */
	change(changes: readonly RecordChange[] | (() => readonly RecordChange[])): Promise<void>;
}
