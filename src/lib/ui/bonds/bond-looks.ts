import type { BondState } from '#lib/domain/bonds/bond.ts';

export function toneOfState(state: BondState): 'ok' | 'info' | 'warn' | 'plain' {
	switch (state) {
		case 'active':
			return 'ok';
		case 'agreed':
		case 'trial':
		case 'tried':
			return 'info';
		case 'proposed':
		case 'paused':
			return 'warn';
		case 'completed':
		case 'terminated':
		case 'rejected':
			return 'plain';
	}
}
