import { createContext } from 'svelte';
import type { Figures, Indicator, IndicatorId } from '#lib/domain/indicators/indicator.ts';
import type { DistrictIndicator } from '#lib/domain/indicators/of-district.ts';
import { schoolIndicators } from '#lib/domain/indicators/of-school.ts';
import type { PlanValues } from '#lib/domain/indicators/plan.ts';
import type { CuratorReport } from '#lib/domain/monitoring/report.ts';
import type { MonitoringRequest } from '#lib/domain/monitoring/request.ts';
import { schoolYearOf } from '#lib/domain/term/days.ts';
import {
	readFigures,
	readPlans,
	readReports,
	readRequests
} from '#lib/documents/monitoring/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, type Clock, type Seen } from '#lib/ui/live.svelte.ts';
import type { ProgressView } from '#lib/ui/progress-view.svelte.ts';
import { SubmissionsView } from './submissions-view.svelte.ts';

type Doc = OpenDocument['doc'];

/** Plans, requests, answers and reports as the screens of a curator read them. */
export class MonitoringView {
	readonly own: OpenDocument;
	readonly organisationId: string;
	readonly districtDocumentId: string | undefined;
	readonly submissions = new SubmissionsView();
	readonly clock: Clock;
	readonly progress: ProgressView;
	readonly #requests: Live<readonly MonitoringRequest[]> | undefined;
	readonly #reports: Live<readonly CuratorReport[]>;
	readonly #ownDoc: Live<Doc>;
	readonly #districtDoc: Live<Doc> | undefined;
	readonly #mode: Seen<'read-only' | 'read-write'>;

	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');
	readonly requests = $derived.by(() => this.#requests?.current ?? []);
	readonly reports = $derived.by(() => this.#reports.current);
	readonly facts = $derived.by(() =>
		this.progress.schools.find((one) => one.organisationId === this.organisationId)
	);
	/** Of all schools together, where this is a district. */
	readonly districtIndicators = $derived.by((): readonly DistrictIndicator[] =>
		this.progress.indicatorsOf(this.organisationId)
	);

	constructor(parts: {
		readonly own: OpenDocument;
		readonly asks: OpenDocument | undefined;
		readonly organisationId: string;
		readonly districtDocumentId: string | undefined;
		readonly clock: Clock;
		readonly progress: ProgressView;
	}) {
		const { own, asks, clock } = parts;
		this.own = own;
		this.organisationId = parts.organisationId;
		this.districtDocumentId = parts.districtDocumentId;
		this.clock = clock;
		this.progress = parts.progress;
		this.#requests = asks && new Live(asks, readRequests);
		this.#reports = new Live(own, readReports);
		this.#ownDoc = changing(own);
		this.#districtDoc = asks && changing(asks);
		this.#mode = seen(own.mode);
	}

	get schoolYear(): number {
		return schoolYearOf(this.clock.today);
	}

	plans(schoolYear: number): PlanValues {
		return readPlans(this.#ownDoc.current, schoolYear);
	}

	districtPlans(schoolYear: number): PlanValues {
		return this.#districtDoc ? readPlans(this.#districtDoc.current, schoolYear) : nothing;
	}

	figures(schoolYear: number): Figures {
		return readFigures(this.#ownDoc.current, schoolYear);
	}

	/** As of a day; none while the facts have not come to this device. */
	indicators(asOf: string): readonly Indicator[] {
		const { facts } = this;
		return facts
			? schoolIndicators(facts, { asOf, figures: this.figures(schoolYearOf(asOf)) })
			: [];
	}

	schoolName(organisationId: string): string {
		const schools = this.progress.district;
		return schools.find((one) => one.organisationId === organisationId)?.name ?? '';
	}

	request(requestId: string): MonitoringRequest | undefined {
		return this.requests.find(({ id }) => id === requestId);
	}

	report(reportId: string): CuratorReport | undefined {
		return this.reports.find(({ id }) => id === reportId);
	}
}

/** The document itself, told of anew after each change of it. */
function changing(opened: OpenDocument): Live<Doc> {
	return new Live(opened, (doc) => doc);
}

const nothing: PlanValues = new Map<IndicatorId, number>();

export const [useMonitoring, provideMonitoring] = createContext<MonitoringView>();
