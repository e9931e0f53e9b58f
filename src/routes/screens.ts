import type { Account } from '#lib/domain/account.ts';
import type { LockState } from '#lib/device/surface.ts';
import type { Face } from '#lib/ui/place.svelte.ts';
import { frameTexts, titles } from '#lib/ui/texts/ru/frame.ts';

/** What a screen says of itself in its `+page.ts`. */
export interface Screen {
	readonly title: string;
	readonly back?: string | undefined;
	/** Shown also to those who have not signed in. */
	readonly isOpen?: boolean | undefined;
}

/** Whoever is behind a PIN comes first, but for those who come in another way. */
export function isLocked(lock: LockState, { isOpen = false, title }: Partial<Screen>): boolean {
	const isWayIn = isOpen && title !== titles.today;
	return lock === 'pin-needed' || (lock === 'locked' && !isWayIn);
}

interface Circumstances {
	readonly face: Face;
	readonly account: Account | undefined;
	readonly lock: LockState;
}

/** The screen as it is for this person: without an account there is only the first page. */
export function screenFor(data: Partial<Screen>, { face, account, lock }: Circumstances): Screen {
	if (isLocked(lock, data)) return { title: titles.who };
	const { title = frameTexts.product, back, isOpen = false } = data;
	if (!account && !isOpen) return { title: titles.welcome };
	if (title !== titles.today) return { title, back, isOpen };
	if (!account) return { title: titles.welcome, isOpen };
	return { title: face === 'district' ? frameTexts.items.overview : title, isOpen };
}
