/** A calendar file by RFC 5545. A roadmap knows no hours, a meeting does. */
export interface CalendarDay {
	readonly uid: string;
	readonly from: string;
	/** The last day, as ISO; the file names the day after it. */
	readonly to: string;
	readonly summary: string;
	readonly description: string;
}

/** At an hour as the clock on the wall shows it, in whatever place the two meet. */
export interface CalendarHour {
	readonly uid: string;
	readonly day: string;
	/** 15:30, or empty: then it is the whole day. */
	readonly time: string;
	readonly minutes: number;
	readonly summary: string;
	readonly description: string;
	readonly place: string;
}

export interface CalendarFile {
	readonly name: string;
	/** Milliseconds: when the file was made. */
	readonly stampedAt: number;
	readonly days: readonly CalendarDay[];
	readonly hours?: readonly CalendarHour[];
	/** How often a calendar that follows an address asks again, as an ISO duration. */
	readonly askAgain?: string;
}

export function calendarText(file: CalendarFile): string {
	const { name, stampedAt, days, hours = [], askAgain = 'P1D' } = file;
	const stamp = `${new Date(stampedAt).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
	// Of two files that name one meeting, the later one counts.
	const sequence = Math.floor(stampedAt / 60_000);
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Tropa//Tropa//RU',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${textValue(name)}`,
		// Calendars that follow an address ask again by these two, each by its own.
		`REFRESH-INTERVAL;VALUE=DURATION:${askAgain}`,
		`X-PUBLISHED-TTL:${askAgain}`,
		...days.flatMap((day) => eventLines(day, stamp)),
		...hours.flatMap((hour) => hourLines(hour, { stamp, sequence })),
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

const usualMinutes = 45;

function hourLines(
	{ uid, day, time, minutes, summary, description, place }: CalendarHour,
	{ stamp, sequence }: { readonly stamp: string; readonly sequence: number }
): readonly string[] {
	const date = day.replaceAll('-', '');
	const isTimed = /^\d\d:\d\d$/.test(time);
	return [
		'BEGIN:VEVENT',
		`UID:${textValue(uid)}`,
		`DTSTAMP:${stamp}`,
		`LAST-MODIFIED:${stamp}`,
		`SEQUENCE:${sequence}`,
		...(isTimed
			? [
					`DTSTART:${date}T${time.replace(':', '')}00`,
					`DURATION:PT${minutes > 0 ? minutes : usualMinutes}M`
				]
			: [`DTSTART;VALUE=DATE:${date}`, `DTEND;VALUE=DATE:${dayAfter(day).replaceAll('-', '')}`]),
		`SUMMARY:${textValue(summary)}`,
		...(description === '' ? [] : [`DESCRIPTION:${textValue(description)}`]),
		...(place === '' ? [] : [`LOCATION:${textValue(place)}`]),
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${textValue(summary)}`,
		// The hour before; of a whole day the evening before it.
		isTimed ? 'TRIGGER:-PT1H' : 'TRIGGER:-PT6H',
		'END:VALARM',
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
