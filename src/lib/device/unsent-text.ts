import { crc32c, toBase64 } from './bytes.ts';
import type { DamagedRecord, NewRecord } from './disk/disk.ts';

export interface UnsentFile {
	readonly name: string;
	readonly text: string;
}

const version = 1;

export interface Unsent {
	readonly records: readonly NewRecord[];
	readonly edits: number;
	/** So that nobody takes somebody else's edits for their own. */
	readonly person: string | undefined;
	readonly now: Date;
}

/**
 * Every unsent edit as a text that goes through any messenger. The first lines are for people, and
 * name nobody; the rest is for the import.
 */
export function unsentText({ records, edits, person, now }: Unsent): UnsentFile {
	const body = { version, person, edits: records.map(packed) };
	return fileOf(body, {
		...{ now, name: 'tropa', mark: 'TROPA' },
		title: `неотправленные записи · версия ${version}`,
		count: `записей: ${edits}`,
		advice:
			'Откройте «Тропу» на любом своём устройстве: Ещё → Принять файл. Или передайте куратору.'
	});
}

/** Records that do not match their checksum, for somebody who can look into bytes. */
export function damagedText(records: readonly DamagedRecord[], now: Date): UnsentFile {
	return fileOf(
		{ version, damaged: records.map(packed) },
		{
			...{ now, name: 'tropa-damaged', mark: 'TROPA DAMAGED' },
			title: 'повреждённые записи',
			count: `записей: ${records.length}`,
			advice: 'Передайте файл тому, кто ведёт сервер. Приложение его не читает.'
		}
	);
}

interface Cover {
	readonly name: string;
	readonly mark: string;
	readonly title: string;
	readonly count: string;
	readonly advice: string;
	readonly now: Date;
}

function fileOf(body: unknown, { name, mark, title, count, advice, now }: Cover): UnsentFile {
	const bytes = new TextEncoder().encode(JSON.stringify(body));
	const crc = crc32c(bytes).toString(16).padStart(8, '0');
	return {
		name: `${name}-${now.toISOString().slice(0, 10)}.txt`,
		text: [
			`ТРОПА · ${title}`,
			`Пакет ${crc.slice(0, 4).toUpperCase()}-${crc.slice(4).toUpperCase()} · ${count} · ${russianDay(now)}`,
			advice,
			`-----BEGIN ${mark}-----`,
			...linesOf(toBase64(bytes)),
			`-----END ${mark}----- crc ${crc}`,
			''
		].join('\n')
	};
}

function packed({ document, batch, update, at }: DamagedRecord) {
	return { document, batch, at, crc: crc32c(update), update: toBase64(update) };
}

function linesOf(base64: string): readonly string[] {
	return base64.match(/.{1,76}/g) ?? [];
}

function russianDay(now: Date): string {
	const [year, month, day] = now.toISOString().slice(0, 10).split('-');
	return `${day}.${month}.${year}`;
}
