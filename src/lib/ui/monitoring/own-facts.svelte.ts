import { onMount } from 'svelte';
import { readAnswer, schoolsIn, withNews, type KeptProgress } from '#lib/domain/progress/answer.ts';
import type { SchoolFacts } from '#lib/domain/progress/school-facts.ts';
import { askServer } from '#lib/ui/ask-server.ts';

/** The facts of one's own school, as the server counted them last; in a component. */
export function ownFacts(organisationId: string): () => SchoolFacts | undefined {
	let kept = $state.raw<KeptProgress | undefined>();
	const school = $derived(
		kept && schoolsIn(kept).find((facts) => facts.organisationId === organisationId)
	);
	onMount(() => void ask());
	return () => school;

	async function ask(): Promise<void> {
		const answer = await askServer('/api/progress');
		const told = answer.ok ? readAnswer(answer.value) : undefined;
		if (told) kept = withNews(kept, told);
	}
}
