import type { Facts } from '#lib/device/facts.ts';
import type { IconName } from '#lib/ui/kit/icons.ts';
import { momentText } from '#lib/ui/texts/dates.ts';
import { factTexts } from '#lib/ui/texts/ru/sync-sheet.ts';

/** One of the three facts as the sheet shows it. */
export interface FactLine {
	readonly title: string;
	readonly text: string;
	readonly icon: IconName;
	readonly tone: 'plain' | 'ok' | 'info' | 'warn' | 'danger';
}

export function factLines(facts: Facts, now: number): readonly FactLine[] {
	return [savedLine(facts), sentLine(facts, now), receivedLine(facts, now)];
}

function savedLine({ saved }: Facts): FactLine {
	const { title, yes, saving, onServer, no } = factTexts.saved;
	switch (saved.at) {
		case 'saved':
			return { title, text: yes, icon: 'check', tone: 'ok' };
		case 'saving':
			return { title, text: saving, icon: 'clock', tone: 'info' };
		case 'only-on-server':
			return { title, text: onServer(saved.edits), icon: 'clock', tone: 'info' };
		case 'not-saving':
			return { title, text: no(saved.edits), icon: 'cross', tone: 'danger' };
	}
}

function sentLine(facts: Facts, now: number): FactLine {
	const { waiting, refused, bytes } = facts.files;
	const line = editsLine(facts, now);
	const count = waiting + refused;
	if (count === 0) return line;
	const text = factTexts.sent.withFiles(line.text, count, bytes);
	if (refused > 0) return { ...line, text, icon: 'alert', tone: 'warn' };
	return line.tone === 'warn' ? { ...line, text } : { ...line, text, icon: 'send', tone: 'info' };
}

function editsLine({ sent }: Facts, now: number): FactLine {
	const { title, nothing, yes, waiting, sending, refused } = factTexts.sent;
	switch (sent.at) {
		case 'sent':
			return sent.storedAt === undefined
				? { title, text: nothing, icon: 'check', tone: 'plain' }
				: { title, text: yes(momentText(sent.storedAt, now)), icon: 'check', tone: 'ok' };
		case 'waiting': {
			const text = waiting(sent.edits, sent.bytes, momentText(sent.oldestAt, now));
			return { title, text, icon: 'send', tone: 'info' };
		}
		case 'sending':
			return { title, text: sending(sent.edits), icon: 'send', tone: 'info' };
		case 'refused':
			return { title, text: refused(sent.edits), icon: 'alert', tone: 'warn' };
	}
}

function receivedLine({ received, road }: Facts, now: number): FactLine {
	const { title, yes, never, loading, partly } = factTexts.received;
	if (received.loading) {
		const { done, of } = received.loading;
		const text = road.at === 'open' ? loading(done, of) : partly(done, of);
		return { title, text, icon: 'receive', tone: 'info' };
	}
	if (received.at === undefined) return { title, text: never, icon: 'receive', tone: 'plain' };
	return { title, text: yes(momentText(received.at, now)), icon: 'check', tone: 'ok' };
}
