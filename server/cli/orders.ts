import * as z from 'zod';
import { roles } from '#lib/domain/people.ts';

/**
 * What the command line may ask of whoever holds the data: the running server, or itself when none
 * runs. One shape for both, read again on the other side.
 */
export const orderShape = z.discriminatedUnion('order', [
	z.strictObject({ order: z.literal('setup') }),
	z.strictObject({
		order: z.literal('demo'),
		schools: z.int().min(1).max(100).optional()
	}),
	z.strictObject({ order: z.literal('user-list') }),
	z.strictObject({
		order: z.literal('user-add'),
		name: z.string(),
		role: z.enum(roles),
		organisation: z.string().optional()
	}),
	z.strictObject({ order: z.literal('user-link'), person: z.string() }),
	z.strictObject({
		order: z.literal('token'),
		person: z.string(),
		scope: z.enum(['api', 'api-read', 'load-test']),
		name: z.string().max(60).optional()
	}),
	z.strictObject({ order: z.literal('user-roles'), person: z.string() }),
	z.strictObject({
		order: z.literal('user-appoint'),
		person: z.string(),
		role: z.enum(roles),
		organisation: z.string().optional(),
		from: z.number().optional(),
		to: z.number().optional(),
		ground: z.string().max(200).optional()
	}),
	z.strictObject({ order: z.literal('user-confirm'), person: z.string() }),
	z.strictObject({
		order: z.literal('user-end'),
		person: z.string(),
		role: z.enum(roles),
		organisation: z.string().optional(),
		at: z.number().optional()
	}),
	z.strictObject({
		order: z.literal('school-add'),
		name: z.string(),
		curator: z.string(),
		district: z.string().optional()
	}),
	z.strictObject({ order: z.literal('school-under'), school: z.string(), district: z.string() }),
	z.strictObject({ order: z.literal('district-add'), name: z.string(), curator: z.string() }),
	z.strictObject({ order: z.literal('audit'), person: z.string().optional(), limit: z.number() }),
	z.strictObject({ order: z.literal('person-export'), person: z.string(), file: z.string() }),
	z.strictObject({
		order: z.literal('person-erase'),
		person: z.string(),
		keepsPairPapers: z.boolean(),
		act: z.string().optional()
	}),
	z.strictObject({ order: z.literal('backup'), file: z.string() }),
	z.strictObject({ order: z.literal('figures') }),
	z.strictObject({ order: z.literal('rebuild') }),
	z.strictObject({ order: z.literal('fold') })
]);

export type Order = z.infer<typeof orderShape>;

/** Why an order was not carried out; `texts.ts` has a sentence for each. */
export type OrderRefusal =
	| 'already-set-up'
	| 'not-empty'
	| 'person-unknown'
	| 'person-ambiguous'
	| 'organisation-unknown'
	| 'organisation-needed'
	| 'name-unreadable'
	| 'role-held'
	| 'role-unknown'
	| 'term-empty'
	| 'storage-full'
	| 'file-exists'
	| 'no-backup-here'
	| 'no-data'
	| 'failed';

/** Plain JSON: it goes over a socket, and it is what `--json` prints. */
export type Value = Readonly<Record<string, unknown>>;

export type Reply =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly reason: OrderRefusal };

export function yes(value: Value): Reply {
	return { ok: true, value };
}

export function no(reason: OrderRefusal): Reply {
	return { ok: false, reason };
}
