import { isRole } from '#lib/domain/people.ts';
import type { Role } from '#lib/domain/people.ts';
import { isIsoDate } from '#lib/domain/term/days.ts';
import { UsageError } from './arguments.ts';
import type { Read } from './arguments.ts';
import type { Command } from './command.ts';
import { order } from './ordering.ts';
import * as shapes from './replies.ts';
import { roleTexts } from './role-texts.ts';
import { replyTexts, usageTexts } from './texts.ts';

const { words } = usageTexts;

/** Commands about roles, and the organisations in which they are held. */
export const roleCommands: Readonly<Record<string, Command>> = {
	'user roles': {
		shape: { options: { json: 'flag' }, words: [words.person] },
		run: (asked, around) =>
			order(around, asked, {
				order: { order: 'user-roles', person: wordOf(asked) },
				shape: shapes.userRoles,
				words: roleTexts.userRoles
			})
	},
	'user appoint': {
		shape: {
			options: {
				...{ json: 'flag', role: 'text', organisation: 'text' },
				...{ from: 'text', 'last-day': 'text', order: 'text' }
			},
			words: [words.person]
		},
		run: (asked, around) => {
			const [from, to] = [dayOf(asked, 'from', 0), dayOf(asked, 'last-day', 1)];
			const ground = asked.text('order');
			return order(around, asked, {
				order: {
					order: 'user-appoint',
					...{ person: wordOf(asked), role: roleOf(asked) },
					...organisationOf(asked),
					...(from === undefined ? {} : { from }),
					...(to === undefined ? {} : { to }),
					...(ground === undefined ? {} : { ground })
				},
				shape: shapes.userRoles,
				words: roleTexts.userRoles
			});
		}
	},
	'user confirm': {
		shape: { options: { json: 'flag' }, words: [words.person] },
		run: (asked, around) =>
			order(around, asked, {
				order: { order: 'user-confirm', person: wordOf(asked) },
				shape: shapes.userRoles,
				words: roleTexts.userRoles
			})
	},
	'user end': {
		shape: {
			options: { json: 'flag', role: 'text', organisation: 'text', 'last-day': 'text' },
			words: [words.person]
		},
		run: (asked, around) => {
			const at = dayOf(asked, 'last-day', 1);
			return order(around, asked, {
				order: {
					order: 'user-end',
					...{ person: wordOf(asked), role: roleOf(asked) },
					...organisationOf(asked),
					...(at === undefined ? {} : { at })
				},
				shape: shapes.userRoles,
				words: roleTexts.userRoles
			});
		}
	},
	'school add': {
		shape: {
			options: { json: 'flag', curator: 'text', district: 'text' },
			words: [words.organisation]
		},
		run: (asked, around) => {
			const district = asked.text('district');
			return order(around, asked, {
				order: {
					order: 'school-add',
					...{ name: wordOf(asked), curator: neededText(asked, 'curator') },
					...(district === undefined ? {} : { district })
				},
				shape: shapes.organisationLink,
				words: replyTexts.userLink
			});
		}
	},
	'school under': {
		shape: { options: { json: 'flag' }, words: [words.organisation, words.district] },
		run: (asked, around) =>
			order(around, asked, {
				order: {
					...{ order: 'school-under' as const, school: wordOf(asked) },
					district: asked.words[1] ?? ''
				},
				shape: shapes.schoolUnder,
				words: roleTexts.schoolUnder
			})
	},
	'district add': {
		shape: { options: { json: 'flag', curator: 'text' }, words: [words.organisation] },
		run: (asked, around) =>
			order(around, asked, {
				order: {
					order: 'district-add',
					...{ name: wordOf(asked), curator: neededText(asked, 'curator') }
				},
				shape: shapes.organisationLink,
				words: replyTexts.userLink
			})
	}
};

function wordOf(asked: Read): string {
	return asked.words[0] ?? '';
}

function neededText(asked: Read, name: string): string {
	const text = asked.text(name);
	if (text === undefined) throw new UsageError(usageTexts.missing(`--${name}`));
	return text;
}

function roleOf(asked: Read): Role {
	const role = neededText(asked, 'role');
	if (!isRole(role)) throw new UsageError(usageTexts.unknownRole(role));
	return role;
}

function organisationOf(asked: Read): { readonly organisation?: string } {
	const organisation = asked.text('organisation');
	return organisation === undefined ? {} : { organisation };
}

/** The beginning of a day on this computer, or of a later one. */
function dayOf(asked: Read, name: string, later: number): number | undefined {
	const text = asked.text(name);
	if (text === undefined) return undefined;
	if (!isIsoDate(text)) throw new UsageError(roleTexts.badDay(name, text));
	const day = new Date(`${text}T00:00`);
	day.setDate(day.getDate() + later);
	return day.getTime();
}
