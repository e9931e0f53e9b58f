import type { OrganisationId } from '#lib/domain/ids.ts';
import type { Facts } from '../access/facts.ts';
import type { UpdateLog } from '../storage/storage.ts';

export interface ShareParts {
	readonly facts: Pick<Facts, 'all'>;
	readonly log: Pick<UpdateLog, 'bytesOf'>;
	readonly clock: () => number;
	readonly bytesEach: number;
}

/** How much of the disk one organisation's documents may take, so that nobody fills it for all. */
export interface Shares {
	/** False where it would be more than its share. Else these bytes count as taken. */
	take(organisationId: OrganisationId, bytes: number): boolean;
}

/** Folding makes documents smaller, so it is measured anew by and by; between two times it only grows. */
const measuredEveryMs = 60_000;

export function createShares({ facts, log, clock, bytesEach }: ShareParts): Shares {
	const taken = new Map<OrganisationId, { readonly at: number; bytes: number }>();
	const measure = (organisationId: OrganisationId): number => {
		let bytes = 0;
		for (const document of facts.all('documents')) {
			if (document.organisationId === organisationId) bytes += log.bytesOf(document.id);
		}
		return bytes;
	};
	const shareOf = (organisationId: OrganisationId): { bytes: number } => {
		const known = taken.get(organisationId);
		if (known && Math.abs(clock() - known.at) < measuredEveryMs) return known;
		const share = { at: clock(), bytes: measure(organisationId) };
		taken.set(organisationId, share);
		return share;
	};
	return {
		take: (organisationId, bytes) => {
			const share = shareOf(organisationId);
			if (share.bytes + bytes > bytesEach) return false;
			share.bytes += bytes;
			return true;
		}
	};
}
