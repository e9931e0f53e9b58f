/**
 * A term («Срок») as a school wrote it and as we understood it.
 *  1. `raw` is what the person wrote, byte for byte; nothing here ever changes it.
 *  2. A year that was not written is `null` and is found only when a school year is asked for.
 *  3. What can be read in two ways carries a doubt; a doubt is shown, never settled silently.
 */
export type Term = {
	readonly raw: string;
	readonly meaning: Meaning;
	readonly doubts: readonly Doubt[];
	/** Words beside the dates, such as a place or an hour. Shown as a note. */
	readonly remarks: readonly string[];
};

export type Meaning =
	| { readonly kind: 'nothing'; readonly written: 'empty' | 'dash' | 'blank' }
	| { readonly kind: 'unclear' }
	| { readonly kind: 'said'; readonly clauses: readonly Clause[] }
	| { readonly kind: 'parts'; readonly parts: readonly TermPart[] };

/** One of several terms in a cell; the label is the part's number as printed, if it has one. */
export type TermPart = { readonly label: string | null; readonly term: Term };

export type Link = 'and' | 'or' | 'then';
export type Clause = { readonly link: Link; readonly said: Said };

export type Said =
	| {
			readonly kind: 'stretches';
			readonly stretches: readonly Stretch[];
			readonly repeats: Repeats;
	  }
	| {
			readonly kind: 'deadlines';
			readonly deadlines: readonly Deadline[];
			readonly repeats: Repeats;
	  }
	| { readonly kind: 'since'; readonly from: Moment }
	| { readonly kind: 'frequency'; readonly every: Every; readonly during: During }
	| { readonly kind: 'ongoing' }
	| { readonly kind: 'whole-period'; readonly words: string }
	| {
			readonly kind: 'open';
			readonly why: OpenReason;
			readonly words: string;
			readonly repeats: Repeats;
	  };

export type OpenReason = 'plan' | 'need' | 'event' | 'agreement';

export type Repeats =
	| { readonly kind: 'once' }
	| { readonly kind: 'yearly'; readonly since: number | null; readonly till: number | null };

export type Season = 'autumn' | 'winter' | 'spring' | 'summer';

export type Slice =
	| 'whole'
	| 'decade-1'
	| 'decade-2'
	| 'decade-3'
	| 'half-1'
	| 'half-2'
	| 'week-1'
	| 'week-2'
	| 'week-3'
	| 'week-4'
	| 'week-5'
	| 'week-last';

/** `year` is the calendar year; for what a school counts by itself, the year its school year begins. */
export type Moment =
	| { readonly kind: 'day'; readonly day: number; readonly month: number; readonly year: Year }
	| { readonly kind: 'month'; readonly month: number; readonly slice: Slice; readonly year: Year }
	| {
			readonly kind: 'weekday-of-month';
			readonly nth: number;
			readonly weekday: number;
			readonly month: number;
			readonly year: Year;
	  }
	| { readonly kind: 'quarter'; readonly quarter: number; readonly year: Year }
	| {
			readonly kind: 'half-year';
			readonly half: number;
			readonly of: 'school' | 'calendar';
			readonly year: Year;
	  }
	| {
			readonly kind: 'school-term';
			readonly sort: SchoolTermSort;
			readonly number: number;
			readonly year: Year;
	  }
	| { readonly kind: 'holidays'; readonly season: Season | 'every'; readonly year: Year }
	| { readonly kind: 'season'; readonly season: Season; readonly year: Year }
	| { readonly kind: 'year'; readonly year: Year }
	| { readonly kind: 'school-year'; readonly slice: SchoolYearSlice; readonly year: Year };

export type Year = number | null;
export type SchoolTermSort = 'quarter' | 'trimester';
export type SchoolYearSlice = 'whole' | 'start' | 'middle' | 'end';
export type Range = { readonly kind: 'range'; readonly from: Moment; readonly to: Moment };
export type Stretch = Moment | Range;

export type Deadline = { readonly of: Moment; readonly edge: 'first' | 'last' };

export type Every =
	| { readonly unit: 'day' }
	| { readonly unit: 'week'; readonly step: number; readonly times: number }
	| { readonly unit: 'month'; readonly step: number; readonly times: number; readonly slice: Slice }
	| { readonly unit: 'quarter'; readonly times: number }
	| { readonly unit: 'half-year'; readonly times: number }
	| { readonly unit: 'school-term'; readonly sort: SchoolTermSort; readonly times: number }
	| { readonly unit: 'holidays' }
	| { readonly unit: 'year'; readonly step: number; readonly times: number }
	| { readonly unit: 'weekdays'; readonly weekdays: readonly number[] }
	| {
			readonly unit: 'weekday-of-month';
			readonly nths: readonly number[];
			readonly weekday: number;
	  }
	| { readonly unit: 'day-of-month'; readonly first: number; readonly last: number };

export type During =
	| { readonly kind: 'always' }
	| { readonly kind: 'within'; readonly stretches: readonly Stretch[] }
	| { readonly kind: 'since'; readonly from: Moment }
	| { readonly kind: 'until'; readonly deadline: Deadline };

export type Doubt =
	| { readonly kind: 'unread'; readonly words: string }
	| { readonly kind: 'no-such-day'; readonly words: string }
	| { readonly kind: 'reversed'; readonly words: string }
	| { readonly kind: 'misspelt'; readonly words: string; readonly read: string }
	| { readonly kind: 'alternatives' }
	| { readonly kind: 'one-year-for-two' }
	| { readonly kind: 'short-year'; readonly words: string }
	| { readonly kind: 'before-or-through-month' }
	| { readonly kind: 'half-of-which-year' }
	| { readonly kind: 'end-of-which-year' }
	| { readonly kind: 'part-of-school-year' }
	| { readonly kind: 'month-or-quarter' }
	| { readonly kind: 'which-winter' }
	| { readonly kind: 'every-other-or-nth' }
	| { readonly kind: 'bare-weekday' }
	| { readonly kind: 'which-month' }
	| { readonly kind: 'counted-from-what' }
	| { readonly kind: 'times-without-dates' }
	| { readonly kind: 'blank-to-fill' }
	| { readonly kind: 'crosses-school-year' }
	| { readonly kind: 'year-beside-part' }
	| { readonly kind: 'no-school-calendar' };

export const once: Repeats = { kind: 'once' };
