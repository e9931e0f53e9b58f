import type { Account } from '#lib/domain/account.ts';
import type { Face } from '#lib/ui/place.svelte.ts';
import { frameTexts, titles } from '#lib/ui/texts/ru/frame.ts';

/** What a screen says of itself in its `+page.ts`. */
export interface Screen {
	readonly title: string;
	readonly back?: string | undefined;
	/** Shown also to those who have not signed in. */
	readonly isOpen?: boolean | undefined;
}

/** The screen as it is for this person: without an account there is only the first page. */
export function screenFor(
	data: Partial<Screen>,
	{ face, account }: { readonly face: Face; readonly account: Account | undefined }
): Screen {
	const { title = frameTexts.product, back, isOpen = false } = data;
	if (!account && !isOpen) return { title: titles.welcome };
	if (title !== titles.today) return { title, back, isOpen };
	if (!account) return { title: titles.welcome, isOpen };
	return { title: face === 'district' ? frameTexts.items.overview : title, isOpen };
}
