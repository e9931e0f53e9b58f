import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { isIsoDate, schoolYearOf } from '#lib/domain/term/days.ts';
import { explainPlaced } from '#lib/domain/term/explain-term.ts';
import { placeTerm } from '#lib/domain/term/occurrences.ts';
import { readTerm } from '#lib/domain/term/read-term.ts';
import { kindOf } from '#lib/domain/term/term-kind.ts';

export type TermOptions = {
	readonly args: readonly string[];
	readonly input: AsyncIterable<string> | Readable;
	readonly output: Writable;
	readonly errors?: Writable;
	/** Tells the school year when none is asked for. */
	readonly today?: string;
};

const done = 0;
const badCall = 2;
const firstYear = 1990;
const lastYear = 2098;

/** Reads one term a line and writes one line for each, an empty one included. */
export async function runTerm(options: TermOptions): Promise<number> {
	const asked = readArgs(options.args, options.today);
	if (!asked.ok) {
		(options.errors ?? process.stderr).write(`${asked.reason}\n`);
		return badCall;
	}
	const { schoolYear, json } = asked.value;
	for await (const raw of linesOf(options.input)) {
		const line = json ? jsonLine(raw, schoolYear) : plainLine(raw, schoolYear);
		if (!options.output.write(`${line}\n`)) await once(options.output, 'drain');
	}
	return done;
}

type Asked = { readonly schoolYear: number; readonly json: boolean };
type ReadArgs =
	{ readonly ok: true; readonly value: Asked } | { readonly ok: false; readonly reason: string };

function readArgs(args: readonly string[], today: string | undefined): ReadArgs {
	let json = false;
	const values = new Map(today === undefined ? [] : [['--today', today]]);
	const queue = args.flatMap((arg) => (/^--[a-z-]+=/.test(arg) ? splitOnce(arg) : [arg]));
	for (let at = 0; at < queue.length; at++) {
		const arg = queue[at] ?? '';
		if (arg === '--json') json = true;
		else if (arg !== '--school-year' && arg !== '--today') return refused(texts.unknown(arg));
		else {
			const value = queue[++at];
			if (value === undefined || value.startsWith('--')) return refused(texts.noValue(arg));
			values.set(arg, value);
		}
	}
	const schoolYear = readSchoolYear(values);
	return typeof schoolYear === 'number'
		? { ok: true, value: { schoolYear, json } }
		: refused(schoolYear);
}

function splitOnce(arg: string): string[] {
	const at = arg.indexOf('=');
	return [arg.slice(0, at), arg.slice(at + 1)];
}

function refused(reason: string): ReadArgs {
	return { ok: false, reason };
}

/** The year, or the sentence that says what is wrong with it. */
function readSchoolYear(values: ReadonlyMap<string, string>): number | string {
	const asked = values.get('--school-year');
	const today = values.get('--today');
	if (asked !== undefined) {
		const year = /^\d{4}$/.test(asked) ? Number(asked) : 0;
		return year >= firstYear && year <= lastYear ? year : texts.badYear(asked);
	}
	if (today === undefined) return texts.noYear;
	return isIsoDate(today) ? schoolYearOf(today) : texts.badToday(today);
}

const texts = {
	unknown: (arg: string) =>
		`Непонятный параметр «${arg}». Есть такие: --school-year ГОД, --today ГГГГ-ММ-ДД, --json.`,
	noValue: (arg: string) => `После «${arg}» нужно значение, например: --school-year 2023.`,
	badYear: (asked: string) =>
		`«${asked}» — не учебный год. Напишите год, в котором он начинается, от ${firstYear} до ${lastYear}: --school-year 2023.`,
	badToday: (today: string) => `«${today}» — не дата. Напишите её так: --today 2023-09-01.`,
	noYear: 'Не указан учебный год. Напишите год, в котором он начинается: --school-year 2023.'
};

/** The order of the fields is part of the promise. */
function jsonLine(raw: string, schoolYear: number): string {
	const term = readTerm(raw);
	const placed = placeTerm(term, schoolYear);
	const isClear = placed.doubts.length === 0 && term.meaning.kind !== 'unclear';
	return JSON.stringify({
		raw,
		kind: kindOf(term.meaning),
		occurrences: placed.occurrences.map(({ from, to }) => ({ from, to })),
		open: placed.open,
		needs: isClear ? null : 'clarify',
		note: explainPlaced(term, placed)
	});
}

function plainLine(raw: string, schoolYear: number): string {
	const term = readTerm(raw);
	const placed = placeTerm(term, schoolYear);
	const dates = placed.occurrences.map(({ from, to }) =>
		from === to ? shown(from) : `${shown(from)}–${shown(to)}`
	);
	const note = explainPlaced(term, placed);
	return [`«${raw}»:`, dates.join(', '), note].filter((part) => part !== '').join(' ');
}

function shown(date: string): string {
	return date.split('-').reverse().join('.');
}

async function* linesOf(input: AsyncIterable<string> | Readable): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	let rest = '';
	for await (const chunk of input as AsyncIterable<string | Uint8Array>) {
		const lines = (
			rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
		).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) yield withoutReturn(line);
	}
	rest += decoder.decode();
	if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
	return line.endsWith('\r') ? line.slice(0, -1) : line;
}

if (import.meta.main) {
	process.exitCode = await runTerm({
		args: process.argv.slice(2),
		input: process.stdin,
		output: process.stdout
	});
}
