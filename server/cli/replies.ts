import * as z from 'zod';

/** What comes back from an order. The same shapes are what `--json` prints: docs/operating.md says so. */
export const setup = z.strictObject({ address: z.string() });

export const demo = z.strictObject({
	added: z.boolean(),
	links: z.array(
		z.strictObject({
			personId: z.string(),
			name: z.string(),
			role: z.string(),
			organisation: z.string(),
			address: z.string()
		})
	)
});

export const userList = z.strictObject({
	people: z.array(
		z.strictObject({
			id: z.string(),
			name: z.string(),
			organisation: z.string(),
			roles: z.array(z.string())
		})
	)
});

export const userLink = z.strictObject({
	personId: z.string(),
	name: z.string(),
	address: z.string()
});

export const userRoles = z.strictObject({
	personId: z.string(),
	name: z.string(),
	roles: z.array(
		z.strictObject({
			id: z.string(),
			role: z.string(),
			ground: z.string(),
			state: z.string(),
			organisation: z.string(),
			from: z.string().nullable(),
			to: z.string().nullable(),
			inForce: z.boolean()
		})
	)
});

export const organisationLink = userLink.extend({ organisationId: z.string() });

export const schoolUnder = z.strictObject({ school: z.string(), district: z.string() });

const card = z.strictObject({ id: z.string(), kind: z.string() });

export const audit = z.strictObject({
	head: z.strictObject({ place: z.number(), hash: z.string() }),
	brokenAt: z.number().nullable(),
	entries: z.array(
		z.strictObject({
			place: z.number(),
			at: z.number(),
			event: z.string(),
			by: z.string(),
			about: z.string(),
			organisationId: z.string(),
			object: z.string(),
			detail: z.string(),
			hash: z.string()
		})
	)
});

export const personExport = z.strictObject({ file: z.string(), documents: z.number() });

export const personErase = z.strictObject({
	personId: z.string(),
	name: z.string(),
	documents: z.array(card),
	mentions: z.array(card),
	isDone: z.boolean(),
	act: z.string().nullable(),
	journal: z.string().nullable()
});

export const token = z.strictObject({ token: z.string() });

export const copy = z.strictObject({
	file: z.string(),
	bytes: z.number(),
	sha256: z.string(),
	epoch: z.string(),
	head: z.number(),
	documents: z.number(),
	rows: z.number(),
	damagedIds: z.array(z.string()).readonly(),
	files: z.number(),
	damagedFiles: z.number()
});

export const rebuilt = z.strictObject({ documents: z.number(), changed: z.number() });
export const folded = z.strictObject({ folded: z.number(), left: z.number() });

export const figures = z.strictObject({
	address: z.string(),
	engine: z.string(),
	epoch: z.string(),
	condition: z.string(),
	freeBytes: z.number().nullable(),
	position: z.number(),
	organisations: z.number(),
	people: z.number(),
	documents: z.number(),
	damaged: z.array(z.string()),
	unfoldedRows: z.number()
});
