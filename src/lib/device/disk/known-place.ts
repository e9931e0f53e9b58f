import type { Report } from '../background.ts';
import { nowhere } from './disk.ts';
import type { Disk, Place } from './disk.ts';

/** A document whose replica the browser has lost is not held, whatever was noted. */
export async function readKnownPlace(disk: Disk, report: Report): Promise<Place> {
	try {
		const [place, there] = [await disk.catalogue.read(), await disk.replicas.held()];
		return {
			...nowhere,
			...place,
			held: place.held.filter((document) => there.includes(document))
		};
	} catch (error) {
		report('read the catalogue', error);
		return nowhere;
	}
}
