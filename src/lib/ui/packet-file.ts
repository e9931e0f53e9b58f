import type { Carrying } from '#lib/device/carried.ts';
import type { PacketFile, PacketFor, PacketInHand } from '#lib/device/packets/packet-surface.ts';
import type { Device } from '#lib/device/surface.ts';
import { answerLines, coverLines, requestLines } from './texts/ru/packets.ts';

/** Sealed for whoever it is meant for; undefined while that cannot be done. */
export async function packetFile(
	carrying: Carrying,
	to: PacketFor
): Promise<PacketFile | undefined> {
	const packed = await carrying.pack(to);
	return packed.ok ? carrying.asText(packed, coverLines(packed)) : undefined;
}

export async function requestFile(
	carrying: Carrying,
	pair: string
): Promise<PacketFile | undefined> {
	const asked = await carrying.askFor(pair);
	return asked.ok ? carrying.asText(asked, requestLines(asked.number)) : undefined;
}

export function answerFile(carrying: Carrying, answer: PacketInHand, number: string): PacketFile {
	return carrying.asText(answer, answerLines(number));
}

/** Every unsent edit; in the open where this device has no keys yet, because nothing may be lost. */
export async function unsentFile(device: Device): Promise<PacketFile> {
	const carrying = await device.carrying();
	return (await packetFile(carrying, 'server')) ?? (await device.exportUnsent());
}
