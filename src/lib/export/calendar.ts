/** A calendar file by RFC 5545: days only, since a roadmap knows no hours. */
export interface CalendarDay {
	readonly uid: string;
	readonly from: string;
	/** The last day, as ISO; the file names the day after it. */
	readonly to: string;
	readonly summary: string;
	readonly description: string;
}

export interface CalendarFile {
	readonly name: string;
	/** Milliseconds: when the file was made. */
	readonly stampedAt: number;
	readonly days: readonly CalendarDay[];
}

export function calendarText({ name, stampedAt, days }: CalendarFile): string {
	const stamp = `${new Date(stampedAt).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Tropa//Roadmap//RU',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${textValue(name)}`,
		// Calendars that follow an address ask again by these two, each by its own.
		'REFRESH-INTERVAL;VALUE=DURATION:P1D',
		'X-PUBLISHED-TTL:P1D',
		...days.flatMap((day) => eventLines(day, stamp)),
		'END:VCALENDAR'
	];
	return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines(day: CalendarDay, stamp: string): readonly string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${textValue(day.uid)}`,
		`DTSTAMP:${stamp}`,
		`DTSTART;VALUE=DATE:${day.from.replaceAll('-', '')}`,
		`DTEND;VALUE=DATE:${dayAfter(day.to).replaceAll('-', '')}`,
		`SUMMARY:${textValue(day.summary)}`,
		...(day.description === '' ? [] : [`DESCRIPTION:${textValue(day.description)}`]),
		// A month-long activity does not make anybody busy.
		'TRANSP:TRANSPARENT',
		'END:VEVENT'
	];
}

const dayMs = 86_400_000;

function dayAfter(date: string): string {
	return new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
}

const unwritable = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu;

function textValue(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(unwritable, '')
		.replace(/[\\;,]/g, (sign) => `\\${sign}`)
		.replaceAll('\n', '\\n');
}

const longestLine = 75;

/** Lines are measured in bytes, and no letter is cut in two. A continuation begins with a blank. */
function folded(line: string): string {
	let out = '';
	let length = 0;
	for (const letter of line) {
		const bytes = bytesOf(letter);
		if (length + bytes > longestLine) {
			out += '\r\n ';
			length = 1;
		}
		out += letter;
		length += bytes;
	}
	return out;
}

function bytesOf(letter: string): number {
	const code = letter.codePointAt(0) ?? 0;
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
