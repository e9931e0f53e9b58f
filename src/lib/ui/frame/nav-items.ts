import type { IconName } from '#lib/ui/kit/icons.ts';
import type { Face } from '#lib/ui/place.svelte.ts';
import {
	homeAddress,
	meetingsAddress,
	moreAddress,
	pairsAddress,
	programmeAddress,
	roadmapAddress
} from '#lib/ui/texts/addresses.ts';
import { frameTexts } from '#lib/ui/texts/ru/frame.ts';

export interface NavItem {
	readonly label: string;
	readonly icon: IconName;
	readonly href: string;
	/** The first part of every address that belongs to it. */
	readonly section: string;
}

const { items } = frameTexts;
const more: NavItem = { label: items.more, icon: 'more', href: moreAddress, section: 'more' };
const roadmap: NavItem = {
	label: items.roadmap,
	icon: 'trail',
	href: roadmapAddress(),
	section: 'roadmap'
};

export function navItems(face: Face, pairId: string | undefined): readonly NavItem[] {
	switch (face) {
		case 'pair':
			return [
				{ label: items.today, icon: 'today', href: homeAddress, section: '' },
				{
					label: items.programme,
					icon: 'trail',
					href: programmeAddress(pairId),
					section: 'programme'
				},
				{
					label: items.meetings,
					icon: 'meetings',
					href: meetingsAddress(pairId),
					section: 'meetings'
				},
				more
			];
		case 'school':
			return [
				{ label: items.today, icon: 'today', href: homeAddress, section: '' },
				{ label: items.pairs, icon: 'pairs', href: pairsAddress, section: 'pairs' },
				roadmap,
				more
			];
		case 'district':
			return [
				{ label: items.overview, icon: 'map', href: homeAddress, section: '' },
				roadmap,
				more
			];
	}
}

export function sectionOf(path: string): string {
	return path.split('/')[1] ?? '';
}
