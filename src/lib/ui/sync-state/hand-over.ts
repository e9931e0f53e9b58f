import type { Device } from '#lib/device/surface.ts';
import { giveFile, type Given } from '#lib/ui/give-file.ts';

/** Gives every unsent edit away as one file, for the day when nothing else works. */
export async function handOver(device: Device): Promise<Given | 'failed'> {
	try {
		return await giveFile(await device.exportUnsent());
	} catch (cause) {
		console.error('The unsent edits could not be handed over', cause);
		return 'failed';
	}
}
