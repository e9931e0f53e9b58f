const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

/** All dates of the example stand in relation to the day on which it was made. */
export interface Calendar {
	readonly today: string;
	/** A working day so many days after the pair began, as 2026-11-21. */
	dayAfter(days: number): string;
	/** A moment of such a day, `hour` by a clock three hours ahead of UTC. */
	moment(days: number, hour: number): number;
}

export function calendarFrom(now: number, daysAgo: number): Calendar {
	const began = now - daysAgo * dayMs;
	const workday = (days: number): number => {
		const at = startOfDay(began + days * dayMs);
		const weekday = new Date(at).getUTCDay();
		return weekday === 0 ? at + dayMs : weekday === 6 ? at + 2 * dayMs : at;
	};
	return {
		today: dateOf(now),
		dayAfter: (days) => dateOf(workday(days)),
		moment: (days, hour) => workday(days) + (hour - 3) * hourMs
	};
}

function startOfDay(at: number): number {
	return at - (at % dayMs);
}

function dateOf(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}

const months = [
	...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'],
	...['июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря']
];

/** «до 20 октября», as people write it. */
export function termUntil(date: string): string {
	return `до ${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`;
}
