import type { Device } from '#lib/device/surface.ts';
import { homeAddress } from '#lib/ui/texts/addresses.ts';

/** False while something is in memory only: it would be lost. */
export async function lockNow(device: Device): Promise<boolean> {
	// A field that is still being written in gives its words to the document now.
	if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
	const locked = await (await device.profiles()).lock();
	// A fresh page has nothing of the last person in its memory.
	if (locked.ok) location.replace(homeAddress);
	return locked.ok;
}
