/** What the screens may ask of this device. `device.ts` builds it; nothing above it knows how. */
import type * as Y from 'yjs';
import type { Account, PersonCard } from '#lib/domain/account.ts';
import type { Carrying } from './carried.ts';
import type { FileName } from './disk/file-store.ts';
import type { KeptAnswers } from './disk/kept-answers.ts';
import type { Facts } from './facts.ts';
import type { LockState, Profiles } from './profiles/profiles-surface.ts';

export type { FileName } from './disk/file-store.ts';
export type { KeptAnswers } from './disk/kept-answers.ts';
export type * from './profiles/profiles-surface.ts';

/** A value that changes by itself; `current` is always the truth, never a copy kept in step. */
export interface Watched<T> {
	readonly current: T;
	onChange(listener: () => void): () => void;
}

export interface Device {
	/** Undefined until somebody has signed in here. Kept on the device, so it is there without a network. */
	readonly account: Watched<Account | undefined>;
	/** Whether somebody's things here are behind a PIN. */
	readonly lock: Watched<LockState>;
	/** Loaded with the first question: most devices have one person and no PIN. */
	profiles(): Promise<Profiles>;
	/** Сохранено, Отправлено, Получено, and what stands in their way. */
	readonly facts: Watched<Facts>;
	/** Opens a document for a screen; many may open the same one. */
	open(documentId: string): Promise<OpenDocument>;
	/** Ends with the facts as they are after the attempt, also when nothing could be reached. */
	checkNow(): Promise<Facts>;
	/** What waits here, by document, for the sheet and for the way out. */
	unsent(): Promise<readonly Unsent[]>;
	/** An armoured text with every unsent edit, for the day when nothing else works. */
	exportUnsent(): Promise<{ readonly name: string; readonly text: string }>;
	/** Edits that come as a file, and records that the disk has spoilt. Fails if nobody is signed in. */
	carrying(): Promise<Carrying>;
	/** For parts of the device that come later, such as `archive/device-archive.ts`; no screen looks into it. */
	readonly desk: object | undefined;
	/** Asks the browser to keep our data; true if it promised to. */
	askToPersist(): Promise<boolean>;
	readonly room: Watched<Room>;
	readonly files: DeviceFiles;
	/** Answers of the server that are worth having without a network. */
	readonly answers: KeptAnswers;
	/** The last compacted states of a document, newest first. */
	snapshots(documentId: string): Promise<readonly SnapshotCard[]>;
	/** True while it is safe to start a new version: nothing typed is unkept, no editor is open. */
	readonly calm: Watched<boolean>;
	signIn(by: SignInBy): Promise<SignInResult>;
	/** Refused while edits wait, unless the person chose to leave them behind, kept under their name. */
	signOut(choice: 'only-if-sent' | 'keep-unsent-here' | 'discard-unsent'): Promise<SignOutResult>;
	close(): Promise<void>;
}

/** A code is the second step after a password; a passkey is what the browser's own window gave. */
export type SignInBy =
	| { readonly link: string }
	| { readonly login: string; readonly password: string }
	| { readonly code: string }
	| { readonly passkey: object }
	/** By a link or by a typed code; `attempt` lets the same device ask again. */
	| { readonly invitation: object; readonly attempt: string };

/** Bytes of attachments. What a document says of them stands in the document. */
export interface DeviceFiles {
	/** Ends with the SHA-256 when the bytes are on this device's disk; throws `DiskError` when they are not. */
	keep(documentId: string, content: Uint8Array): Promise<string>;
	/** The person gives up what could not be kept. */
	letGo(file: FileName): void;
	stateOf(file: FileName): FileState;
	onChange(listener: () => void): () => void;
	/** From this device's disk; undefined for what is not here. */
	read(file: FileName): Promise<Uint8Array | undefined>;
	/** From the server, and from then on from here. */
	fetch(file: FileName & { readonly bytes: number }): Promise<FetchedFile>;
	/** Of a document's files that the server has had, lets go of those that none of its records names. */
	keepOnly(documentId: string, named: ReadonlySet<string>): Promise<void>;
	/** How much of what is here the server has too. */
	readonly freeableBytes: number;
	/** Lets go of that; ends with how many bytes it was. */
	free(): Promise<number>;
}

/** Where the bytes of an attachment are. */
export type FileState =
	/** Not on this device. */
	| { readonly at: 'elsewhere' }
	| { readonly at: 'receiving'; readonly held: number }
	/** On this device only. */
	| { readonly at: 'waiting' }
	| { readonly at: 'sending'; readonly held: number }
	| { readonly at: 'refused'; readonly refusal: string }
	/** Here and on the server. */
	| { readonly at: 'stored' };

export type FetchedFile =
	| { readonly ok: true; readonly content: Uint8Array; readonly isKept: boolean }
	/** A refusal of the server, `no-answer`, or `damaged`. */
	| { readonly ok: false; readonly reason: string };

export type SignInResult =
	/** `mayReturn` is false for whoever has nothing but links to come in by. */
	| { readonly ok: true; readonly mayReturn: boolean }
	| {
			readonly ok: false;
			readonly reason:
				| 'no-network'
				| 'server-silent'
				| 'link-unknown'
				| 'link-used'
				| 'link-expired'
				/** A step is still to come before anything opens. */
				| 'unfinished'
				/** The server said no, in a sentence. */
				| 'refused';
			readonly sentence?: string | undefined;
	  };

export type SignOutResult = { readonly ok: true } | { readonly ok: false; readonly unsent: number };

export interface Unsent {
	readonly documentId: string;
	readonly edits: number;
	readonly bytes: number;
	readonly oldestAt: number;
	/** Why the server does not take them, if it said so. */
	readonly refusal: string | undefined;
}

/** How full the browser's store is. */
export interface Room {
	readonly usedBytes: number;
	readonly freeBytes: number | undefined;
	readonly persistent: boolean;
	readonly level: 'enough' | 'little' | 'full' | 'unknown';
}

export interface SnapshotCard {
	readonly takenAt: number;
	readonly bytes: number;
}

/** One document while somebody looks at it. */
export interface OpenDocument {
	readonly id: string;
	readonly kind: string;
	readonly doc: Y.Doc;
	/** Grows with every transaction; whoever remembers it knows whether to read again. */
	readonly revision: number;
	onChange(listener: () => void): () => void;
	/** A reader's commands are refused before they are made. Changes when rights change. */
	readonly mode: Watched<'read-only' | 'read-write'>;
	/** Undo and redo of this tab's own edits, whoever else edited meanwhile. */
	readonly undo: UndoSteps;
	readonly presence: Presence;
	readonly state: Watched<DocumentState>;
	close(): void;
}

export interface DocumentState {
	/** Edits of this device that are not on its disk yet. */
	readonly unkept: number;
	/** Edits on this device's disk that the server has not stored yet. */
	readonly unsent: number;
	/** When the server last said that all of this device's edits are stored. */
	readonly storedAt: number | undefined;
	/** When this device last knew that it holds everything the server has. */
	readonly receivedAt: number | undefined;
	/** Why the server does not take the edits, if it said so. */
	readonly refusal: string | undefined;
}

export interface UndoSteps {
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	undo(): void;
	redo(): void;
	/** What comes next is undone by itself, however soon it comes after what was done before. */
	newStep(): void;
	onChange(listener: () => void): () => void;
}

export interface Presence {
	/** Others who have this document open now, without this tab. */
	readonly others: readonly PresentPerson[];
	onChange(listener: () => void): () => void;
	/** The awareness object of y-protocols, for the notes editor's carets. */
	readonly awareness: unknown;
}

export interface PresentPerson {
	readonly person: PersonCard;
	/** What they look at, such as a meeting's id, if they said so. */
	readonly at: string | undefined;
}
