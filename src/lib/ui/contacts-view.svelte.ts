import { diskNameOf } from '#lib/device/disk/disk-name.ts';
import { keptAnswersOf } from '#lib/device/disk/kept-answers.ts';
import { readContacts, type Contact } from '#lib/domain/contact.ts';
import { askServer } from '#lib/ui/ask-server.ts';

const path = '/api/contacts';

/** Who was heard of when: at once as it was last known here, then as the server knows it now. */
export class ContactsView {
	#contacts = $state.raw<readonly Contact[]>([]);
	/** When the server said so; without it nobody knows how old the news are. */
	#knownAt = $state<number | undefined>();

	constructor(personId: string) {
		void this.#load(personId);
	}

	get knownAt(): number | undefined {
		return this.#knownAt;
	}

	of(personId: string): Contact | undefined {
		return this.#contacts.find((contact) => contact.personId === personId);
	}

	async #load(personId: string): Promise<void> {
		const kept = keptAnswersOf(await diskNameOf(personId));
		this.#show(parsed(await kept.read(path)));
		const answer = await askServer(path);
		if (!answer.ok) return;
		const told = { knownAt: Date.now(), contacts: readContacts(answer.value) };
		this.#show(told);
		await kept.keep(path, JSON.stringify(told));
	}

	#show(told: unknown): void {
		if (typeof told !== 'object' || told === null || !('knownAt' in told)) return;
		this.#contacts = readContacts(told);
		this.#knownAt = typeof told.knownAt === 'number' ? told.knownAt : undefined;
	}
}

function parsed(text: string | undefined): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		// Spoilt on the disk: as if it had never been kept.
		return undefined;
	}
}
