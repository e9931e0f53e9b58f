import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { declined, accepted, type Outcome } from '#lib/domain/outcome.ts';
import { pairsTexts } from '#lib/ui/texts/ru/pairs.ts';

/** A way in for one person: one use, three days. */
export interface PersonLink {
	readonly name: string;
	readonly address: string;
}

export interface NewPair {
	readonly pairId: string | undefined;
	readonly links: readonly PersonLink[];
}

/** The reason is a sentence for the form. */
export async function makePair(names: {
	readonly mentor: string;
	readonly mentee: string;
}): Promise<Outcome<NewPair, string>> {
	const answer = await ask('/api/pairs', names);
	if (!answer.ok) return answer;
	const links = fieldIn(answer.value, 'links');
	return accepted({
		pairId: textIn(fieldIn(answer.value, 'pair'), 'id'),
		links: Array.isArray(links) ? links.map(readLink) : []
	});
}

export async function makeLink(personId: string): Promise<Outcome<PersonLink, string>> {
	const answer = await ask(`/api/people/${encodeURIComponent(personId)}/link`, {});
	return answer.ok ? accepted(readLink(answer.value)) : answer;
}

async function ask(path: string, question: object): Promise<Outcome<unknown, string>> {
	const answer = await askServer(path, question);
	if (answer.ok) return accepted(answer.value);
	const otherwise = answer.reason === 'no-network' ? pairsTexts.needsNetwork : pairsTexts.fault;
	return declined(answer.message ?? otherwise);
}

function readLink(link: unknown): PersonLink {
	return {
		name: textIn(fieldIn(link, 'person'), 'name') ?? '',
		address: textIn(link, 'address') ?? ''
	};
}
