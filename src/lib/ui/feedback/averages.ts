import type { Average, PairAverages } from '#lib/domain/feedback.ts';
import { askServer, fieldIn } from '#lib/ui/ask-server.ts';

/** Undefined while the server cannot be asked; the marks themselves are on nobody else's device. */
export async function averagesOf(pairId: string): Promise<PairAverages | undefined> {
	const answer = await askServer(`/api/pairs/${encodeURIComponent(pairId)}/averages`);
	if (!answer.ok) return undefined;
	return { useful: averageIn(answer.value, 'useful'), ready: averageIn(answer.value, 'ready') };
}

function averageIn(answer: unknown, what: string): Average | undefined {
	const average = fieldIn(answer, what);
	const [mean, of] = [fieldIn(average, 'mean'), fieldIn(average, 'of')];
	return typeof mean === 'number' && typeof of === 'number' ? { mean, of } : undefined;
}
