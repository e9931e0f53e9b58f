import { accessLogTexts as texts } from '#lib/ui/texts/ru/access-log.ts';
import { documentName } from '#lib/ui/texts/ru/documents.ts';
import { roleTexts } from '#lib/ui/texts/ru/more.ts';

export interface LoggedEvent {
	readonly at: number;
	readonly event: string;
	readonly detail: string;
	readonly isOwn: boolean;
	/** Undefined for the server itself. */
	readonly by: string | undefined;
}

export function isOpening({ event, isOwn }: LoggedEvent): boolean {
	return event === 'sensitive_read' && !isOwn;
}

export function eventTitle({ event, detail }: LoggedEvent): string {
	if (event === 'sensitive_read') return texts.opened(documentName(detail));
	if (event === 'authz_change') return roleTitle(detail);
	if (event.startsWith('record_')) return textFor(texts.records, detail);
	return textFor(texts.events, event);
}

export function eventBy({ by, isOwn }: LoggedEvent): string {
	if (isOwn) return texts.by(texts.you);
	if (by === undefined) return texts.by(texts.server);
	return texts.by(by === '' ? texts.unknown : by);
}

function roleTitle(detail: string): string {
	const [role = '', what = ''] = detail.split(' ');
	return texts.role(roleTexts[role] ?? role, textFor(texts.roleStates, what));
}

function textFor(among: Readonly<Record<string, string>>, name: string): string {
	return Object.hasOwn(among, name) ? (among[name] ?? texts.other) : texts.other;
}
