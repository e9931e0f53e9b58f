/** «Trop», so that any other database is told from ours. */
export const applicationId = 0x54726f70;

export interface SchemaStep {
	/** The oldest version whose program still works with the database after this step. */
	readonly readableFrom: number;
	readonly sql: string;
}

/** Step n makes version n. A step that was released is never changed; it widens, it never renames. */
export const schemaSteps: readonly SchemaStep[] = [
	{
		readableFrom: 1,
		sql: `
CREATE TABLE meta ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE log (
	"position" INTEGER PRIMARY KEY,
	"documentId" TEXT NOT NULL,
	"batchId" TEXT,
	"authorId" TEXT NOT NULL,
	"deviceId" TEXT NOT NULL,
	"at" INTEGER NOT NULL,
	"checksum" INTEGER NOT NULL,
	"update" BLOB NOT NULL
) STRICT;

CREATE TABLE snapshots (
	"position" INTEGER PRIMARY KEY,
	"documentId" TEXT NOT NULL,
	"packing" TEXT NOT NULL,
	"updateLength" INTEGER NOT NULL,
	"coverageLength" INTEGER NOT NULL,
	"checksum" INTEGER NOT NULL,
	"content" BLOB NOT NULL
) STRICT;

CREATE TABLE batches (
	"documentId" TEXT NOT NULL,
	"batch" TEXT NOT NULL,
	"position" INTEGER NOT NULL,
	PRIMARY KEY ("documentId", "batch")
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
	"id" TEXT PRIMARY KEY, "value" TEXT NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisations (
	"id" TEXT PRIMARY KEY, "kind" TEXT NOT NULL, "name" TEXT NOT NULL, "parentId" TEXT,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
	"id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "organisationId" TEXT NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE grants (
	"id" TEXT PRIMARY KEY,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"organisationId" TEXT NOT NULL REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
	"role" TEXT NOT NULL, "ground" TEXT NOT NULL, "state" TEXT NOT NULL,
	"from" INTEGER NOT NULL, "to" INTEGER,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pairs (
	"id" TEXT PRIMARY KEY, "organisationId" TEXT NOT NULL, "state" TEXT NOT NULL,
	"createdAt" INTEGER NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pairMembers (
	"id" TEXT PRIMARY KEY,
	"pairId" TEXT NOT NULL REFERENCES pairs DEFERRABLE INITIALLY DEFERRED,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"part" TEXT NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
	"id" TEXT PRIMARY KEY, "kind" TEXT NOT NULL, "organisationId" TEXT NOT NULL,
	"pairId" TEXT, "ownerId" TEXT, "createdAt" INTEGER NOT NULL, "erasedAt" INTEGER,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
	"id" TEXT PRIMARY KEY, "purpose" TEXT NOT NULL,
	"personId" TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"uses" TEXT NOT NULL, "createdAt" INTEGER NOT NULL, "expiresAt" INTEGER NOT NULL,
	"usedAt" INTEGER,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
	"id" TEXT PRIMARY KEY,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"scope" TEXT NOT NULL, "label" TEXT NOT NULL, "createdAt" INTEGER NOT NULL,
	"seenAt" INTEGER NOT NULL, "expiresAt" INTEGER NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
	},
	{
		readableFrom: 1,
		sql: `
CREATE TABLE quarantine (
	"id" TEXT PRIMARY KEY, "documentId" TEXT NOT NULL,
	"authorId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"deviceId" TEXT NOT NULL, "batchId" TEXT NOT NULL, "update" TEXT NOT NULL,
	"at" INTEGER NOT NULL, "state" TEXT NOT NULL,
	"decidedBy" TEXT, "decidedAt" INTEGER, "word" TEXT NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
	"place" INTEGER PRIMARY KEY, "at" INTEGER NOT NULL, "event" TEXT NOT NULL,
	"by" TEXT NOT NULL, "about" TEXT NOT NULL, "organisationId" TEXT NOT NULL,
	"object" TEXT NOT NULL, "detail" TEXT NOT NULL, "hash" TEXT NOT NULL
) STRICT;
CREATE INDEX auditBy ON audit ("by");
CREATE INDEX auditAbout ON audit ("about");
CREATE TRIGGER auditStays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER auditRemains BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`
	},
	{
		readableFrom: 1,
		sql: `
ALTER TABLE documents ADD COLUMN "schoolYear" INTEGER;

CREATE TABLE approvals (
	"id" TEXT PRIMARY KEY, "documentId" TEXT NOT NULL, "number" INTEGER NOT NULL,
	"step" TEXT NOT NULL, "hash" TEXT NOT NULL, "result" TEXT NOT NULL, "basis" TEXT NOT NULL,
	"list" INTEGER NOT NULL, "personId" TEXT NOT NULL, "person" TEXT NOT NULL,
	"at" INTEGER NOT NULL, "words" TEXT NOT NULL, "frozen" TEXT NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
	},
	{
		readableFrom: 4,
		sql: `
ALTER TABLE links ADD COLUMN "madeBy" TEXT;
ALTER TABLE sessions ADD COLUMN "proof" TEXT;
ALTER TABLE sessions ADD COLUMN "app" TEXT;
ALTER TABLE sessions ADD COLUMN "madeBy" TEXT;

CREATE TABLE credentials (
	"id" TEXT PRIMARY KEY,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"login" TEXT NOT NULL, "password" TEXT, "totp" TEXT, "totpStep" INTEGER,
	"changedAt" INTEGER NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
	"id" TEXT PRIMARY KEY,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"publicKey" TEXT NOT NULL, "counter" INTEGER NOT NULL, "label" TEXT NOT NULL,
	"createdAt" INTEGER NOT NULL, "usedAt" INTEGER,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recoveryCodes (
	"id" TEXT PRIMARY KEY,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"createdAt" INTEGER NOT NULL, "usedAt" INTEGER,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
	"id" TEXT PRIMARY KEY, "codeId" TEXT NOT NULL,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"grantId" TEXT NOT NULL, "madeBy" TEXT NOT NULL,
	"createdAt" INTEGER NOT NULL, "expiresAt" INTEGER NOT NULL,
	"acceptedAt" INTEGER, "revokedAt" INTEGER,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
	},
	{
		readableFrom: 4,
		sql: `
CREATE TABLE publications (
	"id" TEXT PRIMARY KEY, "documentId" TEXT NOT NULL, "organisationId" TEXT NOT NULL,
	"html" TEXT NOT NULL, "names" TEXT NOT NULL, "robots" TEXT NOT NULL,
	"publishedBy" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"publishedAt" INTEGER NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
	},
	{
		// A program without files leaves them alone: it neither reads the tables nor fills them.
		readableFrom: 4,
		sql: `
CREATE TABLE files (
	"id" INTEGER PRIMARY KEY,
	"documentId" TEXT NOT NULL, "sha256" TEXT NOT NULL, "bytes" INTEGER NOT NULL,
	"type" TEXT NOT NULL, "authorId" TEXT NOT NULL, "startedAt" INTEGER NOT NULL,
	"storedAt" INTEGER, "unneededSince" INTEGER, "checksum" INTEGER NOT NULL,
	UNIQUE ("documentId", "sha256")
) STRICT;

CREATE TABLE filePieces (
	"id" INTEGER PRIMARY KEY,
	"fileId" INTEGER NOT NULL, "from" INTEGER NOT NULL,
	"checksum" INTEGER NOT NULL, "content" BLOB NOT NULL,
	UNIQUE ("fileId", "from")
) STRICT;
`
	},
	{
		readableFrom: 4,
		sql: `
CREATE TABLE clientOwners (
	"documentId" TEXT NOT NULL,
	"client" INTEGER NOT NULL,
	"personId" TEXT NOT NULL,
	PRIMARY KEY ("documentId", "client")
) STRICT, WITHOUT ROWID;
`
	},
	{
		// A token may be for reading only. A program that knows no such thing must not open it wider.
		readableFrom: 8,
		sql: ''
	},
	{
		readableFrom: 8,
		sql: `
CREATE TABLE calendarFeeds (
	"id" TEXT PRIMARY KEY,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"createdAt" INTEGER NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
	},
	{
		// A program without digests leaves them alone; what it wrote meanwhile is known by the positions.
		readableFrom: 8,
		sql: `
CREATE TABLE digests (
	"documentId" TEXT PRIMARY KEY,
	"position" INTEGER NOT NULL, "basis" TEXT NOT NULL,
	"value" TEXT NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
	},
	{
		readableFrom: 8,
		sql: `
CREATE TABLE deviceKeys (
	"id" TEXT PRIMARY KEY,
	"personId" TEXT NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
	"sessionId" TEXT NOT NULL, "agreement" TEXT NOT NULL, "createdAt" INTEGER NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
	},
	{
		readableFrom: 8,
		sql: `
CREATE TABLE submissions (
	"id" TEXT PRIMARY KEY, "documentId" TEXT NOT NULL, "requestId" TEXT NOT NULL,
	"organisationId" TEXT NOT NULL, "number" INTEGER NOT NULL, "step" TEXT NOT NULL,
	"hash" TEXT NOT NULL, "content" TEXT NOT NULL, "personId" TEXT NOT NULL,
	"person" TEXT NOT NULL, "at" INTEGER NOT NULL,
	"width" INTEGER NOT NULL, "checksum" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
	}
];
