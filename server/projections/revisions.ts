import { createHash, randomUUID } from 'node:crypto';

interface Part {
	readonly print: string;
	readonly revision: number;
}

/** So many persons' parts are remembered; who comes after them gets everything once more. */
const rememberedPeople = 2000;

/** Which parts of what a person is told are news to a device that asked before. */
export class Revisions {
	/** Another one after a restart: then every device gets everything once. */
	readonly run = randomUUID();
	readonly #known = new Map<string, ReadonlyMap<string, Part>>();
	readonly #prints = new WeakMap<object, string>();
	#revision = 0;

	get revision(): number {
		return this.#revision;
	}

	newsFor(
		personId: string,
		parts: ReadonlyMap<string, unknown>,
		since: number
	): Readonly<Record<string, unknown>> {
		const before = this.#known.get(personId);
		const next = this.#revision + 1;
		const after = new Map<string, Part>();
		for (const [key, value] of parts) {
			const print = this.#printOf(value);
			const part = before?.get(key);
			after.set(key, part?.print === print ? part : { print, revision: next });
		}
		if ([...after.values()].some(({ revision }) => revision === next)) this.#revision = next;
		this.#remember(personId, after);
		const isNews = (key: string): boolean => (after.get(key)?.revision ?? next) > since;
		return Object.fromEntries([...parts].filter(([key]) => isNews(key)));
	}

	/** What nobody changes is read through once, however many people are told of it. */
	#printOf(value: unknown): string {
		if (typeof value !== 'object' || value === null) return printOf(value);
		const known = this.#prints.get(value);
		if (known !== undefined) return known;
		const print = printOf(value);
		this.#prints.set(value, print);
		return print;
	}

	#remember(personId: string, parts: ReadonlyMap<string, Part>): void {
		this.#known.delete(personId);
		this.#known.set(personId, parts);
		if (this.#known.size <= rememberedPeople) return;
		const [oldest] = this.#known.keys();
		if (oldest !== undefined) this.#known.delete(oldest);
	}
}

function printOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}
