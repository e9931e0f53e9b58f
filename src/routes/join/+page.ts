import type { PageLoad } from './$types';
import { takeSecret } from '#lib/ui/entry/secret.ts';
import { joinTexts } from '#lib/ui/texts/ru/invitations.ts';

/** The secret leaves the address bar before anything else happens. */
export const load: PageLoad = () => ({
	title: joinTexts.title,
	isOpen: true,
	secret: takeSecret('join')
});
