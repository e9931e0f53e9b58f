import type { Carrying } from '#lib/device/carried.ts';
import type { PacketFile, PacketPreview } from '#lib/device/packets/packet-surface.ts';
import type { Here } from '#lib/ui/device-context.ts';
import { giveFile } from '#lib/ui/give-file.ts';
import { packetFile, requestFile } from '#lib/ui/packet-file.ts';
import { momentText } from '#lib/ui/texts/dates.ts';
import { giveTexts, packetTexts as texts, type PacketWay } from '#lib/ui/texts/ru/packets.ts';
import { takeFileTexts } from '#lib/ui/texts/ru/take-file.ts';

export interface PacketSaid {
	readonly tone: 'ok' | 'warn' | 'danger';
	readonly text: string;
}

/** What the person may do about a packet. */
export interface PacketStep {
	readonly label: string;
	run(): Promise<PacketSaid>;
}

export interface PacketShown {
	readonly sentence: string;
	readonly tone: 'info' | 'warn' | 'danger';
	readonly step: PacketStep | undefined;
}

interface Around {
	readonly here: Here;
	readonly carrying: Carrying;
	readonly way: PacketWay;
	/** As it came: the text of a file, or what a camera has put together. */
	readonly packet: string | Uint8Array;
}

/** A packet in words, and the one step that can be taken with it. */
export function shownOf(preview: PacketPreview, around: Around): PacketShown {
	return preview.ok ? takeable(preview, around) : refused(preview, around);
}

function takeable(preview: PacketPreview & { ok: true }, around: Around): PacketShown {
	const { here, carrying, way } = around;
	const name = nameOf(preview.author, preview.pair, here);
	const take = (said: string): PacketStep['run'] => {
		return async () =>
			(await carrying.takePacket(preview.packet))
				? { tone: 'ok', text: said }
				: { tone: 'danger', text: takeFileTexts.notKept };
	};
	switch (preview.kind) {
		case 'edits': {
			const until = momentText(preview.to, here.clock.now);
			const sentence =
				preview.edits > 0
					? texts.edits(way, preview.edits, { name, until })
					: texts.holds(way, name);
			const said = preview.edits > 0 ? texts.added(preview.edits) : texts.noted;
			return { sentence, tone: 'info', step: { label: texts.add, run: take(said) } };
		}
		case 'request':
			return {
				...{ sentence: texts.request(name), tone: 'info' },
				step: {
					label: texts.answer,
					run: async () => {
						await carrying.takePacket(preview.packet);
						return given(await packetFile(carrying, { pair: preview.pair }));
					}
				}
			};
		case 'receipt':
			return {
				...{ sentence: texts.receipt(preview.edits, preview.refused), tone: 'info' },
				step: { label: texts.mark, run: take(texts.noted) }
			};
	}
}

function refused(preview: PacketPreview & { ok: false }, around: Around): PacketShown {
	const { here, carrying, way, packet } = around;
	const at = preview.at === undefined ? '' : momentText(preview.at, here.clock.now);
	switch (preview.trouble) {
		case 'for-others':
			return {
				...{ sentence: texts.troubles['for-others'](way), tone: 'warn' },
				step: {
					label: texts.carry,
					run: async () =>
						(await carrying.carry(packet))
							? { tone: 'ok', text: texts.carried }
							: { tone: 'danger', text: takeFileTexts.notKept }
				}
			};
		case 'gap': {
			const { pair } = preview;
			const sentence = at === '' ? texts.gapUnknown(way) : texts.gap(at);
			if (pair === undefined) return { sentence, tone: 'warn', step: undefined };
			const run = async (): Promise<PacketSaid> => {
				const said = await given(await requestFile(carrying, pair));
				return said.tone === 'ok' ? { tone: 'ok', text: texts.asked } : said;
			};
			return { sentence, tone: 'warn', step: { label: texts.ask, run } };
		}
		case 'taken':
			return { sentence: texts.taken(way, at), tone: 'info', step: undefined };
		case 'carrying':
			return { sentence: texts.carrying(way, at), tone: 'info', step: undefined };
		case 'nothing-new':
			return { sentence: texts.troubles['nothing-new'](way), tone: 'info', step: undefined };
		case 'not-ours':
			return {
				sentence: way === 'file' ? takeFileTexts.troubles['not-ours'] : texts.otherCode,
				...{ tone: 'danger', step: undefined }
			};
		default:
			return { sentence: texts.troubles[preview.trouble](way), tone: 'danger', step: undefined };
	}
}

async function given(file: PacketFile | undefined): Promise<PacketSaid> {
	if (!file) return { tone: 'danger', text: giveTexts.nobody };
	const how = await giveFile(file);
	return { tone: 'ok', text: how === 'saved' ? giveTexts.saved(file.name) : giveTexts.shared };
}

function nameOf(author: string, pair: string, { account }: Here): string {
	if (author === account?.person.id) return account.person.name;
	const card = account?.pairs.find(({ id }) => id === pair);
	const people = [...(card?.mentors ?? []), ...(card?.mentees ?? [])];
	return people.find(({ id }) => id === author)?.name ?? texts.somebody;
}
