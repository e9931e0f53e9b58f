import type { TableName, Tables } from '../../../server/storage/records.ts';

type Put = { [Name in TableName]: { readonly table: Name; readonly put: Tables[Name] } }[TableName];

const rows: { readonly [Name in TableName]: Tables[Name] } = {
	settings: { id: 'school-year', value: '2026' },
	organisations: { id: 'school-1', kind: 'school', name: 'Школа № 1', parentId: null },
	people: { id: 'person-olga', name: 'Ольга Примерова', organisationId: 'school-1' },
	grants: {
		id: 'grant-1',
		personId: 'person-olga',
		organisationId: 'school-1',
		role: 'mentor',
		ground: 'приказ № 5',
		state: 'confirmed',
		from: 1_700_000_000_000,
		to: null
	},
	pairs: { id: 'pair-1', organisationId: 'school-1', state: 'active', createdAt: 1 },
	pairMembers: { id: 'member-1', pairId: 'pair-1', personId: 'person-olga', part: 'mentor' },
	documents: {
		id: 'document-1',
		kind: 'journal',
		organisationId: 'school-1',
		pairId: 'pair-1',
		ownerId: null,
		createdAt: 1,
		erasedAt: null,
		schoolYear: null
	},
	links: {
		id: 'link-1',
		purpose: 'sign-in',
		personId: 'person-olga',
		uses: 'once',
		createdAt: 1,
		expiresAt: 2,
		usedAt: null,
		madeBy: null
	},
	sessions: {
		id: 'session-1',
		personId: 'person-olga',
		scope: 'browser',
		label: 'телефон',
		createdAt: 1,
		seenAt: 1,
		expiresAt: 2,
		proof: 'link',
		app: null,
		madeBy: 'person-olga'
	},
	calendarFeeds: { id: 'feed-1', personId: 'person-olga', createdAt: 1 },
	deviceKeys: {
		id: 'key-1',
		personId: 'person-olga',
		sessionId: 'session-1',
		agreement: 'BBBB',
		createdAt: 1
	},
	credentials: {
		id: 'person-olga',
		personId: 'person-olga',
		login: 'примерова.о',
		password: null,
		totp: null,
		totpStep: null,
		changedAt: 1
	},
	passkeys: {
		id: 'passkey-1',
		personId: 'person-olga',
		publicKey: 'AAAA',
		counter: 0,
		label: 'Android',
		createdAt: 1,
		usedAt: null
	},
	recoveryCodes: { id: 'code-1', personId: 'person-olga', createdAt: 1, usedAt: null },
	invitations: {
		id: 'invitation-1',
		codeId: 'typed-1',
		personId: 'person-olga',
		grantId: 'grant-1',
		madeBy: 'person-olga',
		createdAt: 1,
		expiresAt: 2,
		acceptedAt: null,
		revokedAt: null
	},
	quarantine: {
		id: 'edit-1',
		documentId: 'document-1',
		authorId: 'person-olga',
		deviceId: 'device-1',
		batchId: 'batch-1',
		update: 'AAA=',
		at: 3,
		state: 'waiting',
		decidedBy: null,
		decidedAt: null,
		word: ''
	},
	publications: {
		...{ id: 'pub1', documentId: 'd1', organisationId: 's1', html: '<p>Карта</p>' },
		...{ names: 'hidden', robots: 'kept-out', publishedBy: 'person-olga', publishedAt: 5 }
	},
	approvals: {
		id: 'step-1',
		documentId: 'document-1',
		number: 1,
		step: 'sent',
		hash: 'h1',
		result: '',
		basis: '',
		list: 0,
		personId: 'person-olga',
		person: 'Ольга Примерова',
		at: 5,
		words: '{}',
		frozen: 'AAA='
	},
	submissions: {
		...{ id: 'sub-1', documentId: 'd1', requestId: 'r1', organisationId: 's1', number: 1 },
		...{ step: 'sent', hash: 'h1', content: '{}', personId: 'person-olga' },
		...{ person: 'Ольга Примерова', at: 5 }
	}
};

const changes: { readonly [Name in TableName]: Partial<Tables[Name]> } = {
	settings: { value: '2027' },
	publications: { robots: 'let-in' },
	submissions: { step: 'recalled', content: '' },
	calendarFeeds: { createdAt: 2 },
	deviceKeys: { sessionId: 'session-2' },
	organisations: { parentId: 'district-1', kind: 'district' },
	people: { name: 'Ольга Образцова' },
	grants: { to: 1_800_000_000_000, state: 'accepted' },
	pairs: { state: 'ended' },
	pairMembers: { part: 'mentee' },
	documents: { erasedAt: 5, schoolYear: 2026 },
	links: { usedAt: 2 },
	sessions: { seenAt: 9, label: '', app: '0.2.0', proof: 'two-factor' },
	credentials: { password: 'phc', totp: 'ABC', totpStep: 7, changedAt: 2 },
	passkeys: { counter: 3, usedAt: 4 },
	recoveryCodes: { usedAt: 2 },
	invitations: { acceptedAt: 2, revokedAt: 3 },
	quarantine: { state: 'returned', decidedBy: 'person-anna', decidedAt: 4, update: '' },
	approvals: { step: 'approved', list: 2, frozen: '' }
};

export function rowOf<Name extends TableName>(
	table: Name,
	{ changed = false }: { readonly changed?: boolean } = {}
): Extract<Put, { table: Name }> {
	const put = { ...rows[table], ...(changed ? changes[table] : {}) };
	return { table, put } as unknown as Extract<Put, { table: Name }>;
}

/** One row of every table, parents first. */
export const school: readonly Put[] = (Object.keys(rows) as TableName[]).map((name) => rowOf(name));
