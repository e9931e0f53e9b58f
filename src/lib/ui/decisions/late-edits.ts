import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { decisionsTexts } from '#lib/ui/texts/ru/decisions.ts';

export type Decision = 'apply' | 'return' | 'discard';

export interface LateGroup {
	readonly documentId: string;
	readonly kind: string;
	readonly authorId: string;
	readonly author: string;
	readonly edits: number;
	readonly at: number;
	readonly state: 'waiting' | 'applied' | 'returned' | 'discarded';
	/** What the curator said. */
	readonly word: string;
	/** Undefined for one who may not read them. */
	readonly words: readonly string[] | undefined;
}

export interface LateEdits {
	readonly toDecide: readonly LateGroup[];
	readonly mine: readonly LateGroup[];
}

/** The reason is a sentence for the screen. */
export async function readLateEdits(): Promise<Outcome<LateEdits, string>> {
	const answer = await ask('/api/decisions');
	if (!answer.ok) return answer;
	const groups = (name: string): readonly LateGroup[] => {
		const list = fieldIn(answer.value, name);
		return Array.isArray(list) ? list.map(readGroup) : [];
	};
	return accepted({ toDecide: groups('toDecide'), mine: groups('mine') });
}

export function decide(
	{ documentId, authorId }: LateGroup,
	decision: Decision,
	word: string
): Promise<Outcome<unknown, string>> {
	return ask('/api/decisions', { documentId, authorId, decision, word });
}

export function close({ documentId }: LateGroup): Promise<Outcome<unknown, string>> {
	return ask(`/api/decisions/${encodeURIComponent(documentId)}/close`, {});
}

async function ask(path: string, question?: object): Promise<Outcome<unknown, string>> {
	const answer = await askServer(path, question);
	if (answer.ok) return accepted(answer.value);
	const { needsNetwork, fault } = decisionsTexts;
	return declined(answer.message ?? (answer.reason === 'no-network' ? needsNetwork : fault));
}

function readGroup(value: unknown): LateGroup {
	const number = (name: string): number => {
		const read = fieldIn(value, name);
		return typeof read === 'number' ? read : 0;
	};
	const words = fieldIn(value, 'words');
	return {
		documentId: textIn(value, 'documentId') ?? '',
		kind: textIn(value, 'kind') ?? '',
		authorId: textIn(fieldIn(value, 'author'), 'id') ?? '',
		author: textIn(fieldIn(value, 'author'), 'name') ?? '',
		edits: number('edits'),
		at: number('at'),
		state: stateIn(textIn(value, 'state')),
		word: textIn(value, 'word') ?? '',
		words: Array.isArray(words) ? words.filter((word) => typeof word === 'string') : undefined
	};
}

function stateIn(state: string | undefined): LateGroup['state'] {
	return state === 'applied' || state === 'returned' || state === 'discarded' ? state : 'waiting';
}
