import type { DocumentCard } from '#lib/domain/account.ts';
import type { HelpRequest } from '#lib/domain/help.ts';
import { readHelp } from '#lib/documents/help/read.ts';
import type { Device } from '#lib/device/surface.ts';

/** One paper after another and closed again: there may be many, and one number is needed of them. */
export async function countHelp(
	device: Pick<Device, 'open'>,
	papers: readonly DocumentCard[],
	count: (requests: readonly HelpRequest[]) => number
): Promise<number> {
	let sum = 0;
	for (const { id } of papers) {
		const opened = await device.open(id);
		sum += count(readHelp(opened.doc));
		opened.close();
	}
	return sum;
}
