import type { ConsentState } from '#lib/domain/registry/consents.ts';

export function toneOf(state: ConsentState): 'ok' | 'warn' | 'danger' | 'plain' {
	switch (state) {
		case 'given':
			return 'ok';
		case 'requested':
		case 'expiring':
			return 'warn';
		case 'expired':
		case 'withdrawn':
			return 'danger';
		case 'destroyed':
			return 'plain';
	}
}
