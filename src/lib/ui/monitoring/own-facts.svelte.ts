import { onMount } from 'svelte';
import {
	readAnswer,
	readKept,
	schoolsIn,
	withNews,
	type KeptProgress
} from '#lib/domain/progress/answer.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import type { KeptAnswers } from '#lib/device/surface.ts';
import { askServer } from '#lib/ui/ask-server.ts';

const path = '/api/progress';

/** The facts of one's own school: at once as they were last known here, then as the server says; in a component. */
export function ownFacts(
	organisationId: string,
	answers: KeptAnswers
): () => SchoolFacts | undefined {
	let kept = $state.raw<KeptProgress | undefined>();
	const school = $derived(
		kept && schoolsIn(kept).find((facts) => facts.organisationId === organisationId)
	);
	onMount(() => void ask());
	return () => school;

	async function ask(): Promise<void> {
		kept = readKept(parsed(await answers.read(path)));
		const since = kept ? `?run=${encodeURIComponent(kept.run)}&revision=${kept.revision}` : '';
		const answer = await askServer(path + since);
		const told = answer.ok ? readAnswer(answer.value) : undefined;
		if (!told) return;
		kept = withNews(kept, told);
		await answers.keep(path, JSON.stringify(kept));
	}
}

function parsed(text: string | undefined): unknown {
	try {
		return JSON.parse(text ?? 'null');
	} catch {
		// Spoilt on the disk: as if it had never been kept.
		return undefined;
	}
}
