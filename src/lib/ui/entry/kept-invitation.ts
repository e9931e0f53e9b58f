/** What a person holds: the secret of a link, or the code that was typed. */
export type Ticket = { readonly secret: string } | { readonly code: string };

/** `attempt` names this device's wish: whoever did not hear the answer may ask again. */
export interface KeptInvitation {
	readonly ticket: Ticket;
	readonly attempt: string;
}

const place = 'tropa:join';

/** Kept until it has opened the door or never will: a village has no network at the moment of joining. */
export function keepInvitation(ticket: Ticket): KeptInvitation {
	const kept = { ticket, attempt: newAttempt() };
	try {
		localStorage.setItem(place, JSON.stringify(kept));
	} catch (cause) {
		console.warn('The invitation could not be kept on this device', cause);
	}
	return kept;
}

export function keptInvitation(): KeptInvitation | undefined {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
		return isKept(kept) ? kept : undefined;
	} catch {
		// The browser keeps nothing for us, or it was cut off: the sheet is still in the person's hand.
		return undefined;
	}
}

export function forgetInvitation(): void {
	try {
		localStorage.removeItem(place);
	} catch (cause) {
		console.warn('The invitation could not be forgotten', cause);
	}
}

function newAttempt(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(24));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isKept(value: unknown): value is KeptInvitation {
	if (typeof value !== 'object' || value === null) return false;
	if (!('ticket' in value) || !('attempt' in value)) return false;
	return typeof value.attempt === 'string' && typeof value.ticket === 'object';
}
