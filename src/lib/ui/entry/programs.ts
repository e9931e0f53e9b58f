import { fieldIn, textIn } from '#lib/ui/ask-server.ts';
import { ask, type Asked } from './protection.ts';

export interface TokenCard {
	readonly id: string;
	readonly name: string;
	readonly scope: string;
	readonly createdAt: number;
	readonly usedAt: number | null;
	readonly endsAt: number;
}

export interface Programs {
	readonly mayMake: boolean;
	readonly tokens: readonly TokenCard[];
}

export type TokenScope = 'read' | 'write';

export async function readPrograms(): Promise<Asked<Programs>> {
	return programsIn(await ask('/api/tokens'));
}

/** The key itself comes once, with the new list. */
export async function makeToken(
	name: string,
	scope: TokenScope
): Promise<Asked<Programs & { readonly key: string }>> {
	const asked = await ask('/api/tokens', { name, scope });
	if (!asked.ok) return asked;
	const key = textIn(asked.value, 'token') ?? '';
	return { ok: true, value: { ...programsOf(asked.value), key } };
}

export async function revokeToken(id: string): Promise<Asked<Programs>> {
	return programsIn(await ask(`/api/tokens/${encodeURIComponent(id)}/revoke`, {}));
}

function programsIn(asked: Asked<unknown>): Asked<Programs> {
	return asked.ok ? { ok: true, value: programsOf(asked.value) } : asked;
}

function programsOf(said: unknown): Programs {
	const tokens = fieldIn(said, 'tokens');
	return {
		mayMake: fieldIn(said, 'mayMake') === true,
		tokens: Array.isArray(tokens) ? (tokens as readonly TokenCard[]) : []
	};
}
