import { dayOf } from '#lib/domain/term/days.ts';

/** Days come as 2026-11-21 and are taken as they stand, without any zone; moments are milliseconds. */

const clockTime = new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit' });
const dayAndMonth = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long' });
const months = [
	'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
	'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь'
].map((names) => names.split(' '));
const weekdays = 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' ');
const dayMs = 86_400_000;

export { dayOf };

export function isDay(day: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
}

/** «21.11.2026», as papers have it; what is no day is given back. */
export function numericDay(day: string): string {
	return isDay(day) ? day.split('-').toReversed().join('.') : day;
}

/** «сегодня», «завтра», «пятница, 21 ноября», «21 ноября 2025 г.»; an unknown day is given back. */
export function dayText(day: string, today: string): string {
	if (!isDay(day)) return day;
	const nearby: Readonly<Record<number, string>> = { 0: 'сегодня', 1: 'завтра', [-1]: 'вчера' };
	const near = nearby[daysBetween(today, day)];
	if (near !== undefined) return near;
	const words = `${Number(day.slice(8))}\u00a0${monthName(day, 0)}`;
	if (day.slice(0, 4) !== today.slice(0, 4)) return `${words} ${day.slice(0, 4)}\u00a0г.`;
	return `${words}, ${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;
}

/** Without the weekday: beside another word it is one too many. */
export function briefDayText(day: string, today: string): string {
	return dayText(day, today).replace(/, \S+$/, '');
}

/** «Ноябрь 2026» for 2026-11. */
export function monthText(month: string): string {
	const name = monthName(month, 1);
	return name === '' ? 'Без даты' : `${name} ${month.slice(0, 4)}`;
}

export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

export function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** «12:04». */
export function timeText(moment: number): string {
	return clockTime.format(moment);
}

/** «12:04» today, «12:04, 20 ноября» on another day. */
export function momentText(moment: number, now: number): string {
	const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
	return isToday ? timeText(moment) : `${timeText(moment)}, ${dateText(moment)}`;
}

/** The shortest that is still true: the time today, else the day. */
export function briefMomentText(moment: number, now: number): string {
	const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
	return isToday ? timeText(moment) : dateText(moment);
}

function dateText(moment: number): string {
	return dayAndMonth.format(moment).replace(' ', '\u00a0');
}

function monthName(day: string, form: 0 | 1): string {
	return months[form]?.[Number(day.slice(5, 7)) - 1] ?? '';
}
