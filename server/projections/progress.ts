import { can } from '#lib/domain/access.ts';
import type { Action, Actor, DocumentKind } from '#lib/domain/access.ts';
import { asDocumentId } from '#lib/domain/ids.ts';
import { districtSchool } from '#lib/domain/progress/district-school.ts';
import type { DistrictSchool } from '#lib/domain/progress/district-school.ts';
import { digestKinds } from '#lib/domain/progress/digest.ts';
import { districtKey, indicatorsKey, schoolParts } from '#lib/domain/progress/answer.ts';
import type { ProgressAnswer, SchoolCard } from '#lib/domain/progress/answer.ts';
import { dayOf } from '#lib/domain/term/days.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import type { Facts } from '../access/facts.ts';
import { standingOf } from '../auth/standing-of.ts';
import { countedSchool, indicatorsOf } from './district-indicators.ts';
import type { CountedSchool } from './district-indicators.ts';
import type { Projector } from './projector.ts';
import { Revisions } from './revisions.ts';
import { booksOf, isSameList } from './school-book.ts';
import type { SchoolBook, SchoolBooks } from './school-book.ts';
import { countedUpTo, schoolFacts } from './school-facts.ts';

/** What a device had when it asked last. */
export interface Since {
	readonly run: string;
	readonly revision: number;
}

export interface Progress {
	/** What this person may know of how far schools are, as far as it is news since then. */
	answer(actor: Actor, since: Since | undefined): ProgressAnswer;
}

export interface ProgressParts {
	readonly facts: Pick<Facts, 'all' | 'find' | 'approvalsOf' | 'resourceOf' | 'rightsVersion'>;
	readonly projector: Pick<Projector, 'digestOf' | 'behindSince' | 'onCounted'>;
	readonly now: () => number;
}

export function createProgress(parts: ProgressParts): Progress {
	const books = cachedBooks(parts);
	const sum = cachedSums(parts);
	const indicators = cachedIndicators();
	const revisions = new Revisions();
	return {
		answer(actor, since) {
			const told = { schools: [] as SchoolCard[], all: new Map<string, unknown>() };
			const heard = heardBySchool(parts.facts);
			const districts = new Map<string, CountedSchool[]>();
			for (const book of books().values()) {
				const card = cardOf(parts, book, heard);
				if (mayLead(parts, actor, book.organisationId)) {
					const facts = schoolFacts(parts, book, (id) => mayCount(parts, actor, id));
					for (const [key, value] of schoolParts(facts)) told.all.set(key, value);
					told.schools.push({ ...card, at: facts.at, as: 'school' });
				}
				if (mayCountSchool(parts, actor, book.organisationId)) {
					const { value, at, counted } = sum(book);
					told.all.set(districtKey(book.organisationId), value);
					if (card.districtId !== null) pushTo(districts, card.districtId, counted);
					told.schools.push({ ...card, at, as: 'district' });
				}
			}
			for (const [id, schools] of districts)
				told.all.set(indicatorsKey(id), indicators(id, schools));
			const from = since?.run === revisions.run ? since.revision : -1;
			const news = revisions.newsFor(actor.personId, told.all, from);
			return {
				...{ run: revisions.run, revision: revisions.revision, at: parts.now() },
				...{ schools: told.schools, keys: [...told.all.keys()], parts: news }
			};
		}
	};
}

function cardOf(
	{ facts }: ProgressParts,
	{ organisationId }: SchoolBook,
	heard: ReadonlyMap<string, number>
) {
	const row = facts.find('organisations', organisationId);
	return {
		organisationId,
		name: row?.name ?? '',
		districtId: row?.parentId ?? null,
		heardAt: heard.get(organisationId) ?? null
	};
}

/** When a device of anybody of the school was last heard of; who it was is not told. */
function heardBySchool(facts: Pick<Facts, 'all' | 'find'>): ReadonlyMap<string, number> {
	const heard = new Map<string, number>();
	for (const { personId, scope, seenAt } of facts.all('sessions')) {
		const place = scope === 'browser' ? facts.find('people', personId)?.organisationId : undefined;
		if (place !== undefined) heard.set(place, Math.max(heard.get(place) ?? 0, seenAt));
	}
	return heard;
}

/** The bases are what a school's own leaders may read. */
function mayLead(parts: ProgressParts, actor: Actor, organisationId: string): boolean {
	return mayOfAny(parts, { actor, organisationId, kind: 'registry' }, ['read']);
}

/** A district may count all of a school's documents, or none. */
function mayCountSchool(parts: ProgressParts, actor: Actor, organisationId: string): boolean {
	const kinds = Object.keys(digestKinds) as readonly DocumentKind[];
	return kinds.every((kind) =>
		mayOfAny(parts, { actor, organisationId, kind }, [
			'count',
			...(kind === 'roadmap' ? (['read'] as const) : [])
		])
	);
}

interface Wanted {
	readonly actor: Actor;
	readonly organisationId: string;
	readonly kind: DocumentKind;
}

/** One of these, of any document of this kind in the school. */
function mayOfAny(
	{ facts, now }: ProgressParts,
	{ actor, organisationId, kind }: Wanted,
	actions: readonly Action[]
): boolean {
	const standing = standingOf(facts, organisationId);
	const documentId = asDocumentId('any');
	if (!standing || !documentId) return false;
	return actions.some((action) => can(actor, action, { kind, documentId, ...standing }, now()));
}

function mayCount({ facts, now }: ProgressParts, actor: Actor, documentId: string): boolean {
	const resource = facts.resourceOf(documentId);
	if (!resource) return false;
	return can(actor, 'read', resource, now()) || can(actor, 'summarise', resource, now());
}

/** The records of all schools, until one of them changes or a minute has passed. */
function cachedBooks({ facts, now }: ProgressParts): () => SchoolBooks {
	let kept: { of: number; at: number; books: SchoolBooks } | undefined;
	return () => {
		const at = Math.floor(now() / 60_000);
		if (kept?.of !== facts.rightsVersion || kept.at !== at)
			kept = { of: facts.rightsVersion, at, books: booksOf(facts, now(), kept?.books) };
		return kept.books;
	};
}

/** The same value for as long as no school of the district adds anything else to it. */
function cachedIndicators(): (districtId: string, schools: readonly CountedSchool[]) => unknown {
	const kept = new Map<string, { of: readonly CountedSchool[]; value: unknown }>();
	return (districtId, schools) => {
		const known = kept.get(districtId);
		if (known && isSameList(known.of, schools)) return known.value;
		const value = indicatorsOf(schools);
		kept.set(districtId, { of: schools, value });
		return value;
	};
}

function pushTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}

interface Sum {
	readonly value: DistrictSchool;
	readonly counted: CountedSchool;
	readonly at: number;
}

/** What a school comes to is the same for everybody above it, and is counted when it has changed. */
function cachedSums(parts: ProgressParts): (book: SchoolBook) => Sum {
	const kept = new Map<
		string,
		Omit<Sum, 'at'> & { readonly book: SchoolBook; readonly day: string }
	>();
	parts.projector.onCounted((documentId) => {
		const row = parts.facts.find('documents', documentId);
		if (row) kept.delete(row.organisationId);
	});
	return (book) => {
		const at = countedUpTo(parts, book.documents);
		const day = dayOf(parts.now());
		const known = kept.get(book.organisationId);
		if (known?.book === book && known.day === day) return { ...known, at };
		const facts: SchoolFacts = { ...schoolFacts(parts, book, () => true), heardAt: null };
		const value = districtSchool(facts);
		const counted = countedSchool(facts, day);
		kept.set(book.organisationId, { book, day, value, counted });
		return { value, counted, at };
	};
}
