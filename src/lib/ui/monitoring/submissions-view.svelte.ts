import {
	submissionState,
	submissionSteps,
	type Submission,
	type SubmissionState
} from '#lib/domain/monitoring/submission.ts';
import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { monitoringTexts } from '#lib/ui/texts/ru/monitoring.ts';

export type SubmissionWish = Pick<
	Submission,
	'documentId' | 'requestId' | 'organisationId' | 'step' | 'hash' | 'content'
>;

/** What the server said of what was sent up. Nothing here is thought to be sent before it said so. */
export class SubmissionsView {
	#known = $state.raw<readonly Submission[] | undefined>();
	#isAsking = $state(false);

	/** False while the server was not heard: then nobody knows what stands there. */
	get isKnown(): boolean {
		return this.#known !== undefined;
	}

	/** Undefined while the server was not heard. */
	get all(): readonly Submission[] | undefined {
		return this.#known;
	}

	get isAsking(): boolean {
		return this.#isAsking;
	}

	of(requestId: string, organisationId?: string): readonly Submission[] {
		return (this.#known ?? []).filter(
			(one) =>
				one.requestId === requestId &&
				(organisationId === undefined || one.organisationId === organisationId)
		);
	}

	stateOf(requestId: string, organisationId: string): SubmissionState {
		return submissionState(this.of(requestId, organisationId));
	}

	async refresh(): Promise<void> {
		this.#isAsking = true;
		try {
			const answer = await askServer('/api/submissions');
			if (answer.ok) this.#known = readSubmissions(answer.value);
		} finally {
			this.#isAsking = false;
		}
	}

	/** The reason is a sentence for the screen. */
	async take(wish: SubmissionWish): Promise<Outcome<true, string>> {
		const { needsNetwork, fault } = monitoringTexts.answer;
		const answer = await askServer('/api/submissions', { ...wish, id: crypto.randomUUID() });
		if (!answer.ok) {
			const otherwise = answer.reason === 'no-network' ? needsNetwork : fault;
			return declined(answer.message ?? otherwise);
		}
		const told = readSubmissions(answer.value);
		const others = (this.#known ?? []).filter(
			({ requestId, organisationId }) =>
				requestId !== wish.requestId || organisationId !== wish.organisationId
		);
		this.#known = [...others, ...told];
		return accepted(true);
	}
}

function readSubmissions(body: unknown): readonly Submission[] {
	const rows = fieldIn(body, 'submissions');
	return Array.isArray(rows) ? rows.flatMap(readSubmission) : [];
}

function readSubmission(row: unknown): readonly Submission[] {
	const word = (name: string): string => textIn(row, name) ?? '';
	const step = submissionSteps.find((one) => one === fieldIn(row, 'step'));
	if (!step) return [];
	return [
		{
			...{ id: word('id'), documentId: word('documentId'), requestId: word('requestId') },
			...{ organisationId: word('organisationId'), number: Number(fieldIn(row, 'number')) },
			...{ step, hash: word('hash'), content: word('content'), personId: word('personId') },
			...{ person: word('person'), at: Number(fieldIn(row, 'at')) }
		}
	];
}

/** SHA-256 of a text, as the server reckons it too. */
export async function hashOf(text: string): Promise<string> {
	const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
