import type { SignInBy } from '#lib/device/surface.ts';
import type { Outcome } from '#lib/domain/outcome.ts';
import { signInTexts } from '#lib/ui/texts/ru/sign-in.ts';
import { showPasskey } from './protection.ts';

interface Refused {
	readonly ok: false;
	readonly reason: string;
	readonly sentence?: string | undefined;
}

interface ComingInParts {
	readonly signIn: (by: SignInBy) => Promise<{ readonly ok: true } | Refused>;
	readonly onin: () => void;
	/** A second step is to come. Where there is none, that too is a refusal. */
	readonly onunfinished?: () => void;
}

/** One try at a time to come in; what was refused stands as a sentence until the next. */
export class ComingIn {
	#busy = $state(false);
	said = $state<string | undefined>();
	readonly #parts: ComingInParts;

	constructor(parts: ComingInParts) {
		this.#parts = parts;
	}

	get busy(): boolean {
		return this.#busy;
	}

	by(how: SignInBy): Promise<void> {
		return this.#try(async () => ({ ok: true, value: how }));
	}

	byPasskey(): Promise<void> {
		return this.#try(async () => {
			const shown = await showPasskey();
			return shown.ok ? { ok: true, value: { passkey: shown.value } } : shown;
		});
	}

	async #try(how: () => Promise<Outcome<SignInBy, string>>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.said = undefined;
		try {
			const shown = await how();
			const result = shown.ok ? await this.#parts.signIn(shown.value) : shown;
			this.#tell(result);
		} finally {
			this.#busy = false;
		}
	}

	#tell(result: { readonly ok: true } | Refused): void {
		const { onin, onunfinished } = this.#parts;
		if (result.ok) onin();
		else if (result.reason === 'unfinished' && onunfinished) onunfinished();
		else this.said = result.sentence ?? sentenceFor(result.reason);
	}
}

function sentenceFor(reason: string): string {
	const failures: Readonly<Record<string, string>> = signInTexts.failures;
	return failures[reason] ?? signInTexts.failures.refused;
}
