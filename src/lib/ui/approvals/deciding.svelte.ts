import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { dependentsOf } from '#lib/domain/approvals/accept-lines.ts';
import type { LineDecision } from '#lib/domain/approvals/approval.ts';
import type { ChangeLine } from '#lib/domain/approvals/change-lines.ts';

/** A decision that is being made, line by line; nothing of it is written until it is whole. */
export class DecisionDraft {
	readonly #lines: readonly ChangeLine[];
	readonly #answers = new SvelteMap<string, 'accepted' | 'returned'>();
	readonly #remarks = new SvelteMap<string, string>();

	readonly left = $derived.by(() => this.#lines.filter(({ id }) => !this.#answers.has(id)).length);
	/** Lines that are returned without a word. */
	readonly silent = $derived.by(
		() =>
			this.#lines.filter(({ id }) => this.is(id) === 'returned' && this.remark(id).trim() === '')
				.length
	);

	constructor(lines: readonly ChangeLine[]) {
		this.#lines = lines;
	}

	is(line: string): 'accepted' | 'returned' | undefined {
		return this.#answers.get(line);
	}

	remark(line: string): string {
		return this.#remarks.get(line) ?? '';
	}

	/** With whatever it needs: a row is not taken into a section that is not there. */
	accept(line: string): void {
		this.#answers.set(line, 'accepted');
		const needs = this.#lines.find(({ id }) => id === line)?.needs ?? [];
		for (const needed of needs) if (this.is(needed) !== 'accepted') this.accept(needed);
	}

	/** With whatever makes no sense without it. */
	giveBack(line: string): void {
		this.#answers.set(line, 'returned');
		for (const other of dependentsOf(this.#lines, line)) this.#answers.set(other, 'returned');
	}

	say(line: string, remark: string): void {
		this.#remarks.set(line, remark);
		for (const other of dependentsOf(this.#lines, line))
			if (this.remark(other) === '' || !this.#isOwn.has(other)) this.#remarks.set(other, remark);
		this.#isOwn.add(line);
	}

	/** Lines whose remark was written by hand, not taken over from the line they hang on. */
	readonly #isOwn = new SvelteSet<string>();

	acceptAll(): void {
		for (const { id } of this.#lines) this.#answers.set(id, 'accepted');
	}

	whole(): readonly LineDecision[] {
		return this.#lines.map(({ id }) => {
			const is = this.is(id) ?? 'returned';
			return { line: id, is, remark: is === 'returned' ? this.remark(id).trim() : '' };
		});
	}
}
