import type { RecordChange } from '../storage/records.ts';
import type { Registers } from './registers.ts';

/** Who may see something new after these changes: the people of the organisations they are about. */
export function concernedBy(
	changes: readonly RecordChange[],
	registers: Registers
): ReadonlySet<string> {
	const organisations = new Set<string>();
	for (const change of changes) {
		for (const id of organisationsOf(change, registers)) organisations.add(id);
	}
	const people = new Set(changes.flatMap((change) => partnersTold(change, registers)));
	for (const { organisationId, personId } of registers.all('grants')) {
		if (organisations.has(organisationId)) people.add(personId);
	}
	return people;
}

/** Who is in a pair with somebody seals for their new device from now on. */
function partnersTold(change: RecordChange, registers: Registers): readonly string[] {
	if (change.table !== 'deviceKeys' || !('put' in change)) return [];
	const members = [...registers.all('pairMembers')];
	const pairs = new Set(
		members.filter((row) => row.personId === change.put.personId).map((row) => row.pairId)
	);
	return members.filter((row) => pairs.has(row.pairId)).map((row) => row.personId);
}

/** With the ones above it, whose people see it too. Of what was removed nobody knows where it stood: all. */
function organisationsOf(change: RecordChange, registers: Registers): readonly string[] {
	switch (change.table) {
		case 'settings':
		case 'links':
		case 'sessions':
		case 'quarantine':
		case 'credentials':
		case 'passkeys':
		case 'recoveryCodes':
		case 'invitations':
		case 'publications':
		case 'submissions':
		case 'calendarFeeds':
		case 'deviceKeys':
			return [];
		case 'organisations':
			return 'put' in change ? withAncestors(change.put.id, registers) : every(registers);
		case 'people':
		case 'grants':
		case 'pairs':
		case 'documents':
			if ('put' in change) return withAncestors(change.put.organisationId, registers);
			return every(registers);
		case 'approvals': {
			const about =
				'put' in change ? registers.find('documents', change.put.documentId) : undefined;
			return about ? withAncestors(about.organisationId, registers) : every(registers);
		}
		case 'pairMembers': {
			const pair = 'put' in change ? registers.find('pairs', change.put.pairId) : undefined;
			return pair ? withAncestors(pair.organisationId, registers) : every(registers);
		}
	}
}

function every(registers: Registers): readonly string[] {
	return [...registers.all('organisations')].map(({ id }) => id);
}

function withAncestors(organisationId: string, registers: Registers): readonly string[] {
	const above: string[] = [];
	let id: string | null = organisationId;
	while (id !== null && !above.includes(id)) {
		above.push(id);
		id = registers.find('organisations', id)?.parentId ?? null;
	}
	return above;
}
