import { onDestroy } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { Device, OpenDocument, Watched } from '#lib/device/surface.ts';
import { dayOf } from './texts/dates.ts';

type Doc = OpenDocument['doc'];

/** A document, or a part of it that changes more seldom. */
type Changing = Pick<OpenDocument, 'doc' | 'revision' | 'onChange'>;

/** A plain value read from a document; read again only after the document has changed. */
export class Live<T> {
	readonly #opened: Changing;
	readonly #read: (doc: Doc) => T;
	readonly #watch: () => void;
	#revision = -1;
	#value!: T;

	constructor(opened: Changing, read: (doc: Doc) => T) {
		this.#opened = opened;
		this.#read = read;
		this.#watch = createSubscriber((update) => opened.onChange(update));
	}

	get current(): T {
		this.#watch();
		if (this.#revision !== this.#opened.revision) {
			this.#revision = this.#opened.revision;
			this.#value = this.#read(this.#opened.doc);
		}
		return this.#value;
	}
}

/** A value of the device that Svelte can watch. */
export class Seen<T> {
	readonly #read: () => T;
	readonly #watch: () => void;

	constructor(onChange: (listener: () => void) => () => void, read: () => T) {
		this.#read = read;
		this.#watch = createSubscriber((update) => onChange(update));
	}

	get current(): T {
		this.#watch();
		return this.#read();
	}
}

export function seen<T>(source: Watched<T>): Seen<T> {
	return new Seen(
		(listener) => source.onChange(listener),
		() => source.current
	);
}

/** Open for as long as the component that asks is on the screen. */
export function openForScreen(device: Device, documentId: string): Promise<OpenDocument> {
	const opening = device.open(documentId);
	onDestroy(() => {
		opening.then((opened) => opened.close()).catch(reportClosing);
	});
	return opening;
}

/** An opening that failed was shown where it was awaited; there is nothing left to close. */
function reportClosing(cause: unknown): void {
	console.warn('A document could not be closed', cause);
}

const tickMs = 20_000;

/** The time of day, as the screens see it. Ticks only while somebody looks. */
export class Clock {
	readonly #watch = createSubscriber((update) => {
		const timer = setInterval(update, tickMs);
		document.addEventListener('visibilitychange', update);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', update);
		};
	});

	/** Milliseconds since 1970. */
	get now(): number {
		this.#watch();
		return Date.now();
	}

	/** The day here, as 2026-11-21. */
	get today(): string {
		return dayOf(this.now);
	}
}
