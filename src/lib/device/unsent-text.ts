import { crc32c, toBase64 } from './bytes.ts';
import type { NewRecord } from './disk/disk.ts';

export interface UnsentFile {
	readonly name: string;
	readonly text: string;
}

const version = 1;

/**
 * Every unsent edit as a text that goes through any messenger. The first lines are for people, and
 * name nobody; the rest is for the import.
 */
export function unsentText(records: readonly NewRecord[], edits: number, now: Date): UnsentFile {
	const body = JSON.stringify({
		version,
		edits: records.map(({ document, batch, update, at }) => {
			return { document, batch, at, crc: crc32c(update), update: toBase64(update) };
		})
	});
	const bytes = new TextEncoder().encode(body);
	const crc = crc32c(bytes).toString(16).padStart(8, '0');
	const day = now.toISOString().slice(0, 10);
	return {
		name: `tropa-${day}.txt`,
		text: [
			`ТРОПА · неотправленные записи · версия ${version}`,
			`Пакет ${crc.slice(0, 4).toUpperCase()}-${crc.slice(4).toUpperCase()} · записей: ${edits} · ${russianDay(now)}`,
			'Передайте файл куратору или откройте «Тропу»: Ещё → Принять файл.',
			'-----BEGIN TROPA-----',
			...linesOf(toBase64(bytes)),
			`-----END TROPA----- crc ${crc}`,
			''
		].join('\n')
	};
}

function linesOf(base64: string): readonly string[] {
	return base64.match(/.{1,76}/g) ?? [];
}

function russianDay(now: Date): string {
	const [year, month, day] = now.toISOString().slice(0, 10).split('-');
	return `${day}.${month}.${year}`;
}
