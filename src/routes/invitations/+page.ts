import type { PageLoad } from './$types';
import { moreAddress } from '#lib/ui/texts/addresses.ts';
import { invitationTexts } from '#lib/ui/texts/ru/invitations.ts';

export const load: PageLoad = () => ({ title: invitationTexts.title, back: moreAddress });
