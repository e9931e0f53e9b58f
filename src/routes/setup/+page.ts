import type { PageLoad } from './$types';
import { takeSecret } from '#lib/ui/entry/secret.ts';
import { titles } from '#lib/ui/texts/ru/frame.ts';

/** The secret leaves the address bar before anything else happens. */
export const load: PageLoad = () => ({
	title: titles.setup,
	isOpen: true,
	secret: takeSecret('setup')
});
