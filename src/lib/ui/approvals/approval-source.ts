import type {
	ApprovalRecord,
	ApprovalStep,
	ApprovalWords
} from '#lib/domain/approvals/approval.ts';
import {
	canonicalText,
	readCanonical,
	type PlanContent
} from '#lib/domain/approvals/plan-content.ts';
import { accepted, declined, type Outcome } from '#lib/domain/outcome.ts';
import type { KeptAnswers } from '#lib/device/surface.ts';
import { askServer, fieldIn } from '#lib/ui/ask-server.ts';
import { approvalTexts as texts } from '#lib/ui/texts/ru/approvals.ts';

const patienceMs = 15_000;

export interface StepToTake {
	readonly step: ApprovalStep;
	readonly hash: string;
	readonly words: ApprovalWords;
}

export interface NamedPlan {
	readonly hash: string;
	readonly content: PlanContent;
}

/** The records of one document and the plans they name: from the server, and kept on this device. */
export class ApprovalSource {
	readonly #path: string;
	readonly #kept: KeptAnswers;
	/** A step whose answer was lost is asked for again under the same id, and so written once. */
	#attempt: { readonly of: string; readonly id: string } | undefined;

	constructor(documentId: string, kept: KeptAnswers) {
		this.#path = `/api/documents/${encodeURIComponent(documentId)}`;
		this.#kept = kept;
	}

	async kept(): Promise<readonly ApprovalRecord[] | undefined> {
		return recordsIn(parsed(await this.#kept.read(`${this.#path}/approvals`)));
	}

	async fresh(): Promise<readonly ApprovalRecord[] | undefined> {
		const text = await getText(`${this.#path}/approvals`);
		const records = recordsIn(parsed(text));
		if (text !== undefined && records) await this.#kept.keep(`${this.#path}/approvals`, text);
		return records;
	}

	/** Every plan that the records name, with those that are known already. */
	async plansFor(
		records: readonly ApprovalRecord[],
		known: readonly NamedPlan[]
	): Promise<readonly NamedPlan[]> {
		const named = records.flatMap(({ hash, result, basis }) => [hash, result, basis]);
		const missing = new Set(named.filter((hash) => hash !== ''));
		for (const { hash } of known) missing.delete(hash);
		const found = [...missing].map(async (hash) => ({ hash, content: await this.#plan(hash) }));
		const got = await Promise.all(found);
		return [...known, ...got.flatMap(({ hash, content }) => (content ? [{ hash, content }] : []))];
	}

	/** A plan never changes under its hash, so what is here need not be asked for. */
	async #plan(hash: string): Promise<PlanContent | undefined> {
		const path = `${this.#path}/frozen?hash=${hash}`;
		const kept = this.#kept;
		const here = readCanonical((await kept.read(path)) ?? '');
		if (here) return here;
		const text = (await getText(path)) ?? '';
		const content = readCanonical(text);
		if (!content || (await hashOf(content)) !== hash) return undefined;
		await kept.keep(path, text);
		return content;
	}

	/** The reason is a sentence for the screen. */
	async take(step: StepToTake): Promise<Outcome<readonly ApprovalRecord[], string>> {
		const of = JSON.stringify(step);
		if (this.#attempt?.of !== of) this.#attempt = { of, id: crypto.randomUUID() };
		const path = `${this.#path}/approvals`;
		const answer = await askServer(path, { id: this.#attempt.id, ...step });
		if (!answer.ok) {
			const otherwise = answer.reason === 'no-network' ? texts.noAnswer : texts.fault;
			return declined(answer.message ?? otherwise);
		}
		this.#attempt = undefined;
		const records = recordsIn(answer.value) ?? [];
		await this.#kept.keep(path, JSON.stringify({ records }));
		return accepted(records);
	}
}

export async function hashOf(content: PlanContent): Promise<string> {
	const bytes = new TextEncoder().encode(canonicalText(content));
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function getText(path: string): Promise<string | undefined> {
	try {
		const response = await fetch(path, { signal: AbortSignal.timeout(patienceMs) });
		return response.ok ? await response.text() : undefined;
	} catch {
		// No network: what is kept here is shown, and the screen says that it is kept.
		return undefined;
	}
}

function parsed(text: string | undefined): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		// A sign-in page of some network: the same as no answer.
		return undefined;
	}
}

/** Only the server writes them, so their shape is not asked about field by field. */
function recordsIn(answer: unknown): readonly ApprovalRecord[] | undefined {
	const records = fieldIn(answer, 'records');
	return Array.isArray(records) ? (records as readonly ApprovalRecord[]) : undefined;
}
