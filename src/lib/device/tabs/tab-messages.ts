import type { Mode } from '#lib/sync/frames.ts';
import type { RecordState } from '../disk/disk.ts';
import type { Received, Road } from '../facts.ts';
import type { EditKey, OutboxCard } from '../outbox-index.ts';

/** What the leading tab knows and the others show. */
export interface Status {
	readonly road: Road;
	readonly receivedAt: number | undefined;
	readonly storedAt: number | undefined;
	readonly loading: Received['loading'];
	/** The documents that are whole on this device. */
	readonly held: readonly string[];
}

/** Before a leading tab was heard. */
export const unknownStatus: Status = {
	road: { at: 'trying', sinceMs: 0 },
	receivedAt: undefined,
	storedAt: undefined,
	loading: undefined,
	held: []
};

/** Each letter asks whether there is something to say, and to say it costs more than the letter. */
export function isSameStatus(one: Status, other: Status | undefined): boolean {
	return other !== undefined && one.held === other.held && spelled(one) === spelled(other);
}

function spelled({ held: _, ...rest }: Status): string {
	return JSON.stringify(rest);
}

/** What tabs say to each other. */
export type TabMessage =
	/** To the leader. */
	| { readonly say: 'hello' }
	| { readonly say: 'ask'; readonly document: string; readonly stateVector: Uint8Array }
	| {
			readonly say: 'edit';
			readonly document: string;
			readonly key: EditKey;
			readonly update: Uint8Array;
	  }
	| { readonly say: 'leave'; readonly document: string }
	| { readonly say: 'look' }
	/** From the leader. */
	| { readonly say: 'lead'; readonly status: Status }
	| {
			readonly say: 'state';
			readonly to: string;
			readonly document: string;
			readonly update: Uint8Array;
			/** The leader's state vector; a tab of an earlier version does not say it. */
			readonly holds?: Uint8Array;
			readonly mode: Mode;
			readonly receivedAt: number | undefined;
	  }
	| { readonly say: 'update'; readonly document: string; readonly update: Uint8Array }
	| {
			readonly say: 'document';
			readonly document: string;
			readonly mode: Mode;
			readonly receivedAt: number | undefined;
			readonly refusal: string | undefined;
	  }
	| { readonly say: 'settled'; readonly keys: readonly EditKey[] }
	| { readonly say: 'marked'; readonly batches: readonly string[]; readonly state: RecordState }
	| { readonly say: 'removed'; readonly batches: readonly string[] }
	| { readonly say: 'looked' }
	/** From anybody. */
	/** What is here of packets has changed. */
	| { readonly say: 'packets' }
	| { readonly say: 'kept'; readonly cards: readonly OutboxCard[] }
	| { readonly say: 'presence'; readonly document: string; readonly update: Uint8Array }
	| { readonly say: 'account' }
	/** What is here of attachments has changed: read it again. */
	| { readonly say: 'files' }
	| { readonly say: 'bye' };

const envelopeVersion = 1;

export interface Envelope {
	readonly tropa: number;
	readonly from: string;
	readonly message: TabMessage;
}

export function seal(from: string, message: TabMessage): Envelope {
	return { tropa: envelopeVersion, from, message };
}

/**
 * Undefined for whatever is not from a tab of this version: another version may mean something else
 * by the same words, and a foreign script may say anything.
 */
export function unseal(value: unknown): Envelope | undefined {
	if (!isRecord(value) || value.tropa !== envelopeVersion) return undefined;
	const { from, message } = value;
	if (typeof from !== 'string' || !isRecord(message)) return undefined;
	const shape = shapes[message.say as TabMessage['say']] as Shape | undefined;
	if (!shape || !Object.hasOwn(shapes, message.say as string)) return undefined;
	const fits = Object.entries(shape).every(([field, fitsField]) => fitsField(message[field]));
	return fits
		? { tropa: envelopeVersion, from, message: message as unknown as TabMessage }
		: undefined;
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isBytes = (value: unknown): boolean => value instanceof Uint8Array;
const isBytesOrNone = (value: unknown): boolean => value === undefined || isBytes(value);
const isMode = (value: unknown): boolean => value === 'read-only' || value === 'read-write';
const isTime = (value: unknown): boolean => value === undefined || typeof value === 'number';
const isTextOrNone = (value: unknown): boolean => value === undefined || isText(value);
const listOf =
	(fits: (value: unknown) => boolean) =>
	(value: unknown): boolean =>
		Array.isArray(value) && value.every(fits);
const isKey = (value: unknown): boolean =>
	isRecord(value) && isText(value.tab) && Number.isSafeInteger(value.edit);
const isState = (value: unknown): boolean =>
	isRecord(value) && ['waiting', 'stored', 'refused'].includes(value.at as string);
const isCard = (value: unknown): boolean =>
	isRecord(value) &&
	[value.document, value.batch, value.tab].every(isText) &&
	[value.first, value.last, value.at, value.bytes].every(Number.isSafeInteger) &&
	(value.last as number) - (value.first as number) < 1_000 &&
	isState(value.state);
const isStatus = (value: unknown): boolean =>
	isRecord(value) &&
	isRecord(value.road) &&
	isText(value.road.at) &&
	isTime(value.receivedAt) &&
	listOf(isText)(value.held);

const shapes: Readonly<Record<TabMessage['say'], Shape>> = {
	hello: {},
	ask: { document: isText, stateVector: isBytes },
	edit: { document: isText, key: isKey, update: isBytes },
	leave: { document: isText },
	look: {},
	looked: {},
	lead: { status: isStatus },
	state: {
		...{ to: isText, document: isText, update: isBytes, holds: isBytesOrNone },
		...{ mode: isMode, receivedAt: isTime }
	},
	update: { document: isText, update: isBytes },
	document: { document: isText, mode: isMode, receivedAt: isTime, refusal: isTextOrNone },
	settled: { keys: listOf(isKey) },
	marked: { batches: listOf(isText), state: isState },
	removed: { batches: listOf(isText) },
	kept: { cards: listOf(isCard) },
	presence: { document: isText, update: isBytes },
	account: {},
	files: {},
	packets: {},
	bye: {}
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
