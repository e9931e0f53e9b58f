import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { exportTexts as texts } from '#lib/ui/texts/ru/roadmap-export.ts';

export interface Publication {
	readonly address: string;
	readonly withPersons: boolean;
	/** Whether search engines may list it. */
	readonly listed: boolean;
	readonly publishedAt: number;
}

export interface PublishWish {
	readonly documentId: string;
	readonly withPersons: boolean;
	readonly listed: boolean;
}

type Answer = Promise<Outcome<Publication | undefined, string>>;

export const publicationOf = (documentId: string): Answer => ask('/state', { documentId });
export const publish = (wish: PublishWish): Answer => ask('', wish);
export const withdraw = (documentId: string): Answer => ask('/withdraw', { documentId });

/** The reason is a sentence for the screen. */
async function ask(path: string, question: object): Answer {
	const answer = await askServer(`/api/publications${path}`, question);
	if (answer.ok) return accepted(read(fieldIn(answer.value, 'publication')));
	const otherwise = answer.reason === 'no-network' ? texts.page.needsNetwork : texts.page.fault;
	return declined(answer.message ?? otherwise);
}

function read(publication: unknown): Publication | undefined {
	const address = textIn(publication, 'address');
	const publishedAt = fieldIn(publication, 'publishedAt');
	if (address === undefined || typeof publishedAt !== 'number') return undefined;
	return {
		address,
		publishedAt,
		withPersons: fieldIn(publication, 'withPersons') === true,
		listed: fieldIn(publication, 'listed') === true
	};
}
