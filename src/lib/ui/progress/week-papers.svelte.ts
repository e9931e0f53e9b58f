import type { MonitoringRequest } from '#lib/domain/monitoring/request.ts';
import { timetableOf, type TimetableRow } from '#lib/domain/roadmap/timetable.ts';
import { newTermMemory } from '#lib/domain/term/term-memory.ts';
import { schoolYearOf } from '#lib/domain/term/days.ts';
import { readRequests } from '#lib/documents/monitoring/read.ts';
import { readRoadmap } from '#lib/documents/roadmap/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, type Clock } from '#lib/ui/live.svelte.ts';

/** The papers of an organisation that a week is put together from; either may be missing. */
export class WeekPapers {
	readonly roadmapId: string;
	readonly rows: readonly TimetableRow[] = $derived.by(() => this.#read());
	readonly requests: readonly MonitoringRequest[] = $derived.by(
		() => this.#requests?.current ?? []
	);
	readonly #clock: Clock;
	readonly #terms = newTermMemory();
	readonly #roadmap: Live<ReturnType<typeof readRoadmap>> | undefined;
	readonly #requests: Live<readonly MonitoringRequest[]> | undefined;

	constructor(parts: {
		readonly roadmap: OpenDocument | undefined;
		readonly asks: OpenDocument | undefined;
		readonly clock: Clock;
	}) {
		this.#clock = parts.clock;
		this.roadmapId = parts.roadmap?.id ?? '';
		this.#roadmap = parts.roadmap && new Live(parts.roadmap, readRoadmap);
		this.#requests = parts.asks && new Live(parts.asks, readRequests);
	}

	#read(): readonly TimetableRow[] {
		const { today } = this.#clock;
		const within = schoolYearOf(today);
		const asked = { today, within, terms: this.#terms };
		return this.#roadmap ? timetableOf(this.#roadmap.current, asked) : [];
	}
}
