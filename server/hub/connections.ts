import type { DeviceRoad } from './device-road.ts';
import type { DocumentRoad } from './document-road.ts';
import type { Line } from './line.ts';
import type { Speaker } from './speaker.ts';

export interface Connection {
	readonly line: Line;
	readonly road: DocumentRoad | DeviceRoad;
	readonly speaker: Speaker;
}

/** Every open socket, oldest first. A person's own are found without a look at all others. */
export class Connections {
	readonly #byLine = new Map<Line, Connection>();
	readonly #byPerson = new Map<string, Set<Connection>>();

	get size(): number {
		return this.#byLine.size;
	}

	/** As they are now: what is done with one may close others. */
	all(): readonly Connection[] {
		return [...this.#byLine.values()];
	}

	of(personId: string): ReadonlySet<Connection> {
		return this.#byPerson.get(personId) ?? nobody;
	}

	add(connection: Connection): void {
		const { personId } = connection.speaker;
		this.#byLine.set(connection.line, connection);
		const theirs = this.#byPerson.get(personId) ?? new Set();
		this.#byPerson.set(personId, theirs.add(connection));
	}

	remove(line: Line): void {
		const connection = this.#byLine.get(line);
		if (!connection) return;
		const { personId } = connection.speaker;
		this.#byLine.delete(line);
		const theirs = this.#byPerson.get(personId);
		theirs?.delete(connection);
		if (theirs?.size === 0) this.#byPerson.delete(personId);
	}
}

const nobody: ReadonlySet<Connection> = new Set();
