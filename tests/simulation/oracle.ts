import * as Y from 'yjs';
import { differenceIn } from './difference.ts';
import { givenBack, lacksBase, stateOf } from './giving-back.ts';
import { isIn, marksIn, newDoc, pictureOf } from './ledger.ts';
import type { Edit } from './ledger.ts';
import type { Phone } from './phone.ts';
import { Remembered } from './remembered.ts';
import type { Server } from './server.ts';
import type { Tab } from './tab.ts';

export interface Stage {
	readonly server: Server;
	readonly phones: readonly Phone[];
	readonly documents: readonly string[];
}

type Marks = ReadonlySet<string>;

/** What of an edit can be seen where, at one moment. */
interface Sight {
	readonly onServer: Marks;
	/** On the two disks that survive, taken together: an edit may stand here and what it builds on there. */
	readonly onDisks: Marks;
}

/** Knows what was written and what was promised, and compares it with what the disks hold. */
export class Oracle {
	readonly edits: Edit[] = [];
	readonly untrue: string[] = [];
	readonly misattributed: string[] = [];
	readonly #stage: Stage;
	readonly #excused = new Set<string>();
	readonly #wiped = new Set<string>();
	readonly #seenMarks = new Set<string>();
	readonly #ofServer = new Remembered<{ readonly onServer: Marks; readonly known: Uint8Array }>();
	readonly #ofDisks = new Remembered<Marks>();
	#seenUpTo = 0;

	constructor(stage: Stage) {
		this.#stage = stage;
	}

	note(edit: Edit): void {
		this.edits.push(edit);
	}

	/** «Сохранено» and «Отправлено» are true at this moment, whoever says it. */
	look(): void {
		this.#checkAuthors();
		for (const id of this.#stage.documents)
			for (const phone of this.#stage.phones) this.#checkPhone(phone, id, this.#sightOf(phone, id));
	}

	#sightOf(phone: Phone, id: string): Sight {
		const { disk } = this.#stage.server;
		const { snapshot, tail } = disk.documents.get(id) ?? {};
		const there = [disk, snapshot, tail, tail?.length];
		const { onServer, known } = this.#ofServer.of(id, there, () => {
			const doc = this.#stage.server.committed(id);
			return { onServer: new Set(marksIn(doc).keys()), known: Y.encodeStateAsUpdate(doc) };
		});
		const { platter } = phone;
		const here = [platter.replicas.get(id), platter.outbox];
		const onDisks = this.#ofDisks.of(`${phone.name} ${id}`, [known, ...here], () => {
			const doc = phone.onDisk(id);
			Y.applyUpdate(doc, known);
			return new Set(marksIn(doc).keys());
		});
		return { onServer, onDisks };
	}

	/** These apps die now, with all that only their memory has. */
	expectDeath(tabs: readonly Tab[]): void {
		this.look();
		for (const tab of tabs) {
			const { unwritten } = tab;
			for (const { tab: by, mark, numbers } of this.edits) {
				// [reliability.md §0.2] L0 may be lost: what was never called kept goes with its memory. So does
				// what was called stored by a server that lost its disk since (L2), if this disk never had it.
				if (by === tab && numbers.some((number) => unwritten.has(number))) this.#excused.add(mark);
			}
		}
		if (this.#stage.server.epoch !== 'epoch-1') this.#excuseOrphans(tabs);
	}

	/**
	 * [reliability.md §0.2] What builds on something that went with a server's disk (L2) and with the last
	 * memory that held it cannot be put in by anybody. It stays where it was kept.
	 */
	#excuseOrphans(dying: readonly Tab[]): void {
		const { server, phones, documents } = this.#stage;
		for (const id of documents) {
			const docs = [server.committed(id), ...phones.map((phone) => lastingOn(phone, id))];
			for (const tab of phones.flatMap((phone) => phone.tabs)) {
				const opened = dying.includes(tab) ? undefined : tab.document(id);
				if (opened) docs.push(opened.doc);
			}
			this.#excuseAllBut(id, docs);
		}
	}

	/** The server's disk is lost, and an older copy takes its place. */
	expectRestore(): void {
		this.look();
		const { server, phones, documents } = this.#stage;
		for (const id of documents) {
			const givers = phones.filter(({ personId }) => server.mayWrite(personId, id));
			const docs = [server.copied(id), ...givers.map((phone) => lastingOn(phone, id))];
			// [reliability.md §0.2] L2 is lost with a server's disk that is newer than its copy: what stood
			// only there, and what builds on it.
			this.#excuseAllBut(id, docs);
		}
	}

	/** The person signs out, and the phone forgets everything but the outbox. */
	expectWipe(phone: Phone): void {
		this.look();
		for (const { mark, phone: name } of this.edits) if (name === phone.name) this.#wiped.add(mark);
		this.#excuseWhatGoesWith(phone, new Map());
		// A disk that takes its time wipes later, and by then what was stored may have left the outbox. What
		// waits has to be there still.
		const waiting = new Map(this.#stage.documents.map((id) => [id, waitingOn(phone, id)]));
		phone.platter.onWipe = () => this.#excuseWhatGoesWith(phone, waiting);
	}

	#excuseWhatGoesWith(phone: Phone, waited: ReadonlyMap<string, Y.Doc>): void {
		const { server, phones, documents } = this.#stage;
		if (server.epoch === 'epoch-1') return;
		for (const id of documents) {
			const givers = phones.filter(({ personId }) => server.mayWrite(personId, id));
			const others = givers.filter((one) => one !== phone);
			const docs = [server.committed(id), ...others.map((one) => lastingOn(one, id))];
			docs.push(waited.get(id) ?? newDoc(), docOf(phone.recordsOf(id)));
			// [reliability.md §0.2] L1 is lost by a wipe of the phone's storage: what a server called stored
			// and has lost since may stand in this replica alone, or in a memory that a full disk took nothing
			// of. What no server ever had keeps the person from leaving, and with it everything else.
			const leaving = phone.tabs.filter(({ unkept }) => unkept.size === 0);
			this.#excuseAllBut(id, docs, leaving);
		}
	}

	/** A bit of this record turned over: it promises nothing any more, and others have what it held. */
	expectDamage(phone: Phone, update: Uint8Array): void {
		for (const { mark, phone: name } of this.edits)
			if (name === phone.name && isIn(update, mark)) this.#wiped.add(mark);
	}

	/** What an app still holds in memory has to come back, too, if it goes on. */
	#excuseAllBut(id: string, docs: readonly Y.Doc[], leaving: readonly Tab[] = []): void {
		const marks = marksIn(docOf(docs.map((doc) => ({ update: Y.encodeStateAsUpdate(doc) }))));
		for (const edit of this.edits) {
			const staysInMemory = isInMemory(edit) && !leaving.includes(edit.tab);
			if (edit.document === id && !marks.has(edit.mark) && !staysInMemory)
				this.#excused.add(edit.mark);
		}
	}

	lost(): readonly string[] {
		return this.edits.filter((edit) => this.#isLost(edit)).map(told);
	}

	doubled(): readonly string[] {
		const marks = new Map(this.#stage.documents.map((id) => [id, this.#onServer(id)]));
		return this.edits
			.filter(({ document, mark }) => (marks.get(document)?.get(mark) ?? 0) > 1)
			.map(told);
	}

	/** Whoever may read holds what the server holds, and nothing waits. */
	apart(): readonly string[] {
		const { server, phones, documents } = this.#stage;
		const apart: string[] = [];
		for (const id of documents) {
			for (const phone of phones.filter(({ personId }) => server.mayRead(personId, id))) {
				const waits = phone.recordsOf(id).length > 0 && !this.#isStuck(phone, id);
				for (const tab of phone.tabs)
					apart.push(...differenceIn(tab, id, { wanted: this.#wantedIn(tab, phone, id), waits }));
				if (waits) apart.push(`outbox of ${phone.name} in ${id}`);
				const bytes = sizeOf(phone.platter.replicas.get(id) ?? []);
				apart.push(...this.#missingOn(phone, id));
				const most = 3 * pictureOf(phone.onDisk(id)).length + uncompacted;
				if (bytes > most) apart.push(`store of ${phone.name} in ${id}`);
			}
		}
		return apart;
	}

	/** [P4] What this phone kept lies on its own disk, also when the server has it. */
	#missingOn(phone: Phone, id: string): readonly string[] {
		const [here, there] = [marksIn(phone.onDisk(id)), this.#onServer(id)];
		return this.edits
			.filter((edit) => edit.phone === phone.name && edit.document === id)
			.filter(({ mark }) => there.has(mark) && !here.has(mark) && !this.#excused.has(mark))
			.map((edit) => `${told(edit)} not on its disk`);
	}

	/**
	 * [reliability.md §0.2, L2; P8a] What a restored server has lost a reader cannot give back, nor a
	 * writer what others type under; they keep it.
	 */
	#wantedIn(tab: Tab, phone: Phone, id: string): string {
		const { server } = this.#stage;
		const there = server.committed(id);
		const isReader = !server.mayWrite(phone.personId, id);
		if (server.epoch !== 'epoch-1' && isReader)
			Y.applyUpdate(there, Y.encodeStateAsUpdate(phone.onDisk(id)));
		const shown = tab.document(id)?.doc;
		if (shown && this.#isAllGiven(id)) Y.applyUpdate(there, Y.encodeStateAsUpdate(shown));
		return pictureOf(there);
	}

	#isLost({ mark, document, personId, phone }: Edit): boolean {
		if (this.#excused.has(mark) || this.#onServer(document).has(mark)) return false;
		const { server, phones } = this.#stage;
		const own = phones.find(({ name }) => name === phone);
		const isKept = own?.recordsOf(document).some(({ update }) => isIn(update, mark)) === true;
		if (server.mayWrite(personId, document)) {
			// [P8a, L2] What builds on words that their owner has lost stays where it was kept.
			const isHere = isKept || (own && marksIn(own.onDisk(document)).has(mark)) === true;
			const isStuck = isHere && server.epoch !== 'epoch-1';
			return !isStuck || marksIn(this.#given(document)).has(mark);
		}
		// [reliability.md §0.2, L2] What a restored server lost cannot be given back without the right to.
		if (server.epoch !== 'epoch-1') return false;
		// [P8] What the server no longer takes from this person stays on the phone.
		return !isKept;
	}

	/** Every record builds on what went with a server's disk, and what can be given back was. */
	#isStuck(phone: Phone, id: string): boolean {
		if (!this.#isAllGiven(id)) return false;
		const there = this.#stage.server.committed(id);
		return phone.recordsOf(id).every(({ update }) => lacksBase(there, update));
	}

	/** After a restore only: the server has what anybody may still give it. */
	#isAllGiven(id: string): boolean {
		const { server } = this.#stage;
		return server.epoch !== 'epoch-1' && stateOf(this.#given(id)) === stateOf(server.committed(id));
	}

	readonly #givenBack = new Map<string, Y.Doc>();

	/** At the end, when nothing changes any more. */
	#given(id: string): Y.Doc {
		const known = this.#givenBack.get(id) ?? givenBack(this.#stage, id);
		this.#givenBack.set(id, known);
		return known;
	}

	readonly #marks = new Map<string, ReadonlyMap<string, number>>();

	/** At the end, when nothing changes any more. */
	#onServer(id: string): ReadonlyMap<string, number> {
		const known = this.#marks.get(id) ?? marksIn(this.#stage.server.committed(id));
		this.#marks.set(id, known);
		return known;
	}

	#checkPhone(phone: Phone, id: string, sight: Sight): void {
		const own = this.edits.filter((edit) => edit.document === id && edit.phone === phone.name);
		// Whoever may not read it any more lets go of what the server has, or had before it was restored.
		const { server } = this.#stage;
		if (!server.mayRead(phone.personId, id))
			for (const { mark } of own)
				if (server.epoch !== 'epoch-1' || sight.onServer.has(mark)) this.#wiped.add(mark);
		const records = phone.recordsOf(id);
		// A phone that was wiped promises nothing any more; what it gave away others have to give back.
		const isKept = ({ mark }: Edit): boolean =>
			sight.onDisks.has(mark) ||
			records.some(({ update }) => isIn(update, mark)) ||
			this.#wiped.has(mark);
		const doubtful = own.filter(({ mark }) => !this.#excused.has(mark));
		for (const edit of doubtful)
			if (!isUnkept(edit) && !isKept(edit) && !this.#mayBeBehind(edit, isKept))
				this.untrue.push(`${told(edit)} called kept`);
		for (const tab of phone.tabs) {
			const state = tab.isAwake ? tab.document(id)?.state.current : undefined;
			if (!state || state.unkept + state.unsent > 0) continue;
			for (const edit of doubtful)
				if (edit.tab === tab && !sight.onServer.has(edit.mark) && !this.#mayBeBehind(edit, isKept))
					this.untrue.push(`${told(edit)} called sent`);
		}
	}

	/**
	 * [reliability.md §0.2, L2; P10] After a restore the server may lack what it had stored, and the phone
	 * does not know yet. Then the phone must still have it: on its disk, or in the memory that waits for
	 * room there.
	 */
	#mayBeBehind(edit: Edit, isKept: (edit: Edit) => boolean): boolean {
		return this.#stage.server.epoch !== 'epoch-1' && (isKept(edit) || isInMemory(edit));
	}

	/** Until a restore, the first row that has a mark was written by whoever made it. */
	#checkAuthors(): void {
		const { server } = this.#stage;
		if (server.epoch !== 'epoch-1') return;
		const upTo = this.#seenUpTo;
		for (const id of this.#stage.documents)
			for (const row of server.disk.documents.get(id)?.tail ?? []) {
				if (row.position <= upTo) continue;
				this.#seenUpTo = Math.max(this.#seenUpTo, row.position);
				this.#checkAuthor(row);
			}
	}

	#checkAuthor(row: { readonly update: Uint8Array; readonly authorId: string }): void {
		for (const { mark, personId } of this.edits) {
			if (this.#seenMarks.has(mark) || !isIn(row.update, mark)) continue;
			this.#seenMarks.add(mark);
			if (row.authorId !== personId) this.misattributed.push(`${mark} by ${row.authorId}`);
		}
	}
}

/** A replica that is about to be wiped is nobody's hope. */
function lastingOn(phone: Phone, id: string): Y.Doc {
	return phone.isLeaving ? docOf(phone.recordsOf(id)) : phone.onDisk(id);
}

function waitingOn(phone: Phone, id: string): Y.Doc {
	return docOf(phone.recordsOf(id).filter(({ state }) => state.at === 'waiting'));
}

function docOf(updates: readonly { readonly update: Uint8Array }[]): Y.Doc {
	const doc = newDoc();
	for (const { update } of updates) Y.applyUpdate(doc, update);
	return doc;
}

/** Rows that wait for the next compaction. */
const uncompacted = 64 * 1024;

function isUnkept({ tab, numbers }: Edit): boolean {
	return !tab.isDead && numbers.some((number) => tab.unkept.has(number));
}

function isInMemory({ tab, numbers }: Edit): boolean {
	return !tab.isDead && numbers.some((number) => tab.unwritten.has(number));
}

function told({ mark, phone }: Edit): string {
	return `${mark} of ${phone}`;
}

function sizeOf(rows: readonly Uint8Array[]): number {
	return rows.reduce((sum, { length }) => sum + length, 0);
}
