import { createContext } from 'svelte';
import type { Account, DocumentCard, PairCard } from '#lib/domain/account.ts';
import type { Role } from '#lib/domain/people.ts';
import type { Here } from './device-context.ts';

/** For whom the screens are laid out: the pair itself, a school's curator, a district's curator. */
export type Face = 'pair' | 'school' | 'district';

const facesByRole: Readonly<Partial<Record<Role, Face>>> = {
	mentor: 'pair',
	mentee: 'pair',
	mentee_minor: 'pair',
	parent: 'pair',
	curator: 'school',
	deputy: 'school',
	director: 'school',
	workgroup: 'school',
	mun_curator: 'district',
	mun_office: 'district',
	region: 'district'
};

export function facesOf(account: Account): readonly Face[] {
	const faces = account.roles.map(({ role }) => facesByRole[role] ?? 'pair');
	const order: readonly Face[] = ['school', 'district', 'pair'];
	return order.filter((face) => faces.includes(face));
}

/** The pairs in which this person is a mentor or a mentee. */
export function ownPairs(account: Account): readonly PairCard[] {
	const isMe = ({ id }: { readonly id: string }): boolean => id === account.person.id;
	return account.pairs.filter((pair) => pair.mentors.some(isMe) || pair.mentees.some(isMe));
}

export function documentOf(
	account: Account,
	kind: string,
	pairId: string
): DocumentCard | undefined {
	const cards = account.documents.filter((card) => card.kind === kind && card.pairId === pairId);
	return cards.find((card) => card.ownerId === account.person.id) ?? cards[0];
}

/** Where this person is: which of the own pairs, and in which of the own roles. */
export class Place {
	readonly #here: Here;
	#face = $state(recall('face'));
	#pairId = $state(recall('pair'));

	readonly faces = $derived.by(() => (this.#here.account ? facesOf(this.#here.account) : []));
	readonly face = $derived.by(
		(): Face => this.faces.find((face) => face === this.#face) ?? this.faces[0] ?? 'pair'
	);
	readonly pairs = $derived.by(() => (this.#here.account ? ownPairs(this.#here.account) : []));

	constructor(here: Here) {
		this.#here = here;
	}

	/** The pair that an address names, else the one looked at last. */
	pair(pairId: string | undefined): PairCard | undefined {
		if (pairId !== undefined) return this.#here.account?.pairs.find(({ id }) => id === pairId);
		return this.pairs.find(({ id }) => id === this.#pairId) ?? this.pairs[0];
	}

	choosePair(pairId: string): void {
		this.#pairId = pairId;
		remember('pair', pairId);
	}

	chooseFace(face: Face): void {
		this.#face = face;
		remember('face', face);
	}
}

export const [usePlace, providePlace] = createContext<Place>();

function recall(what: string): string | undefined {
	try {
		return localStorage.getItem(`tropa:${what}`) ?? undefined;
	} catch {
		// The browser keeps nothing for us: the first pair it is.
		return undefined;
	}
}

function remember(what: string, value: string): void {
	try {
		localStorage.setItem(`tropa:${what}`, value);
	} catch (cause) {
		console.warn(`The ${what} could not be remembered on this device`, cause);
	}
}
