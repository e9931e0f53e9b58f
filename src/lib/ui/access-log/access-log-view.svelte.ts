import { askServer, fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { giveFile } from '#lib/ui/give-file.ts';
import type { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import { dayOf } from '#lib/ui/texts/dates.ts';
import { accessLogTexts as texts } from '#lib/ui/texts/ru/access-log.ts';
import type { LoggedEvent } from './event-words.ts';

/** The journal as the server tells it, and the file of everything that is kept. */
export class AccessLogView {
	#events = $state.raw<readonly LoggedEvent[] | undefined>();
	#trouble = $state<string | undefined>();
	#busy = $state(false);
	readonly #toasts: Toasts;

	constructor(toasts: Toasts) {
		this.#toasts = toasts;
	}

	get events(): readonly LoggedEvent[] | undefined {
		return this.#events;
	}

	get trouble(): string | undefined {
		return this.#trouble;
	}

	get busy(): boolean {
		return this.#busy;
	}

	async load(): Promise<void> {
		const answer = await askServer('/api/me/events');
		if (answer.ok) {
			const list = fieldIn(answer.value, 'events');
			this.#events = Array.isArray(list) ? list.map(readEvent) : [];
			this.#trouble = undefined;
		} else {
			const otherwise = answer.reason === 'no-network' ? texts.needsNetwork : texts.fault;
			this.#trouble = answer.message ?? otherwise;
		}
	}

	async download(now: number): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		try {
			const answer = await askServer('/api/me/data', {});
			if (!answer.ok) {
				this.#toasts.show(answer.message ?? texts.downloadFailed);
				return;
			}
			const text = JSON.stringify(answer.value, null, '\t');
			const given = await giveFile({ name: texts.fileName(dayOf(now)), text });
			if (given === 'shared' || given === 'saved') this.#toasts.show(texts.downloaded);
			await this.load();
		} finally {
			this.#busy = false;
		}
	}
}

function readEvent(value: unknown): LoggedEvent {
	const at = fieldIn(value, 'at');
	return {
		at: typeof at === 'number' ? at : 0,
		event: textIn(value, 'event') ?? '',
		detail: textIn(value, 'detail') ?? '',
		isOwn: fieldIn(value, 'isOwn') === true,
		by: textIn(value, 'by')
	};
}
