import { competenceBlocks, type Level } from '#lib/domain/competence/areas.ts';
import { dayNumber, isoOf } from '#lib/domain/term/days.ts';
import type { MentoringForm, RegistryField } from '#lib/domain/registry/fields.ts';

/** A cell as the value of a field; undefined for a text that says nothing of that kind. */
export function valueOf(field: RegistryField, text: string): unknown {
	switch (field.kind) {
		case 'text':
		case 'long':
			return text;
		case 'number':
			return numberIn(text);
		case 'date':
			return dateIn(text);
		case 'flag':
			return flagIn(text);
		case 'areas':
			return areasIn(text);
		case 'choice':
			return field.key === 'formWanted' ? formIn(text) : undefined;
		case 'choices':
			return formIn(text) === undefined ? undefined : [formIn(text)];
	}
}

/** «12 лет» and «0,5». */
export function numberIn(text: string): number | undefined {
	const found = /\d+(?:[.,]\d+)?/.exec(text);
	return found ? Number(found[0].replace(',', '.')) : undefined;
}

/** «05.09.1990», «1990-09-05»; a day that no calendar has is no date. */
export function dateIn(text: string): string | undefined {
	const russian = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text);
	const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
	const [year, month, day] = russian
		? [russian[3], russian[2], russian[1]].map(Number)
		: [iso?.[1], iso?.[2], iso?.[3]].map(Number);
	if (!year || !month || !day) return undefined;
	const made = isoOf(dayNumber(year, month, day));
	const asked = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
	return made === asked ? made : undefined;
}

export function flagIn(text: string): boolean | undefined {
	if (/^(?:да|есть|\+|v|х|x|1|является)/i.test(text)) return true;
	return /^(?:нет|-|–|—|0)/i.test(text) ? false : undefined;
}

const named = competenceBlocks.flatMap(({ areas }) => areas);

/** Areas by their code or their name, with the level behind them where one stands: «Y1 — 3». */
export function areasIn(text: string): ReadonlyMap<string, Level> | undefined {
	const found = new Map<string, Level>();
	for (const piece of text.split(/[,;\n]/)) {
		const said = folded(piece);
		const area = named.find(
			({ code, title }) =>
				new RegExp(`^${code}(?![0-9])`, 'i').test(piece.trim()) || said.startsWith(folded(title))
		);
		if (area) found.set(area.code, levelIn(piece.trim().slice(area.code.length)));
	}
	return found.size > 0 ? found : undefined;
}

/** A level that is not said is the middle one. */
function levelIn(text: string): Level {
	const said = Number(/(?:—|-|:|\()\s*([1-3])\)?\s*$/.exec(text)?.[1] ?? 2);
	return said === 1 || said === 3 ? said : 2;
}

const forms: readonly (readonly [MentoringForm, RegExp])[] = [
	['teacher-group', /групп/],
	['head-teacher', /руковод/],
	['university-teacher', /вуз|колледж/],
	['partner-teacher', /партнер/],
	['student-pupil', /студент.*учени/],
	['employer-student', /работодател.*студент/],
	['employer-pupil', /работодател/],
	['pupil-pupil', /учени.*учени/],
	['teacher-pupil', /(?:учител|педагог).*учени/],
	['teacher-teacher', /(?:учител|педагог|воспитател).*(?:учител|педагог|воспитател)/]
];

function formIn(text: string): MentoringForm | undefined {
	const said = folded(text);
	return forms.find(([, pattern]) => pattern.test(said))?.[0];
}

function folded(text: string): string {
	return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}
