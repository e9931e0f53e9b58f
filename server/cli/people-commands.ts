import { isRole } from '#lib/domain/people.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import type { Read } from './arguments.ts';
import { order } from './ordering.ts';
import type { Order } from './orders.ts';
import * as shapes from './replies.ts';
import { replyTexts, usageTexts } from './texts.ts';

/** Commands about people and the ways in. */
export const peopleCommands: Readonly<Record<string, Command>> = {
	setup: {
		shape: { options: { json: 'flag' }, words: [] },
		run: (asked, around) =>
			order(around, asked, {
				order: { order: 'setup' },
				shape: shapes.setup,
				words: replyTexts.setup
			})
	},
	demo: {
		shape: { options: { json: 'flag', district: 'text' }, words: [] },
		run: (asked, around) =>
			order(around, asked, {
				order: { order: 'demo', ...schoolsIn(asked) },
				shape: shapes.demo,
				words: replyTexts.demo
			})
	},
	'user list': {
		shape: { options: { json: 'flag' }, words: [] },
		run: (asked, around) =>
			order(around, asked, {
				order: { order: 'user-list' },
				shape: shapes.userList,
				words: replyTexts.userList
			})
	},
	'user add': {
		shape: {
			options: { json: 'flag', role: 'text', organisation: 'text' },
			words: [usageTexts.words.name]
		},
		run: (asked, around) =>
			order(around, asked, {
				order: addOrder(asked),
				shape: shapes.userLink,
				words: replyTexts.userLink
			})
	},
	'user link': {
		shape: { options: { json: 'flag' }, words: [usageTexts.words.person] },
		run: (asked, around) =>
			order(around, asked, {
				order: { order: 'user-link', person: asked.words[0] ?? '' },
				shape: shapes.userLink,
				words: replyTexts.userLink
			})
	},
	token: {
		shape: {
			options: { json: 'flag', 'load-test': 'flag', scope: 'text', name: 'text' },
			words: [usageTexts.words.person]
		},
		run: (asked, around) =>
			order(around, asked, {
				order: tokenOrder(asked),
				shape: shapes.token,
				words: ({ token }) => token
			})
	}
};

function addOrder(asked: Read): Order {
	const role = asked.text('role');
	if (role === undefined) throw new UsageError(usageTexts.missing('--role'));
	if (!isRole(role)) throw new UsageError(usageTexts.unknownRole(role));
	const organisation = asked.text('organisation');
	const name = asked.words[0] ?? '';
	return { order: 'user-add', name, role, ...(organisation === undefined ? {} : { organisation }) };
}

function tokenOrder(asked: Read): Order {
	const name = asked.text('name')?.normalize('NFC').trim();
	if (name === '' || (name?.length ?? 0) > 60) throw new UsageError(usageTexts.tokenName);
	const order = { order: 'token', person: asked.words[0] ?? '', scope: scopeOf(asked) } as const;
	return name === undefined ? order : { ...order, name };
}

function scopeOf(asked: Read): 'api' | 'api-read' | 'load-test' {
	const said = asked.text('scope');
	if (asked.flag('load-test')) {
		if (said !== undefined) throw new UsageError(usageTexts.scopeOfLoadTest);
		return 'load-test';
	}
	if (said === undefined || said === 'write') return 'api';
	if (said !== 'read') throw new UsageError(usageTexts.unknownScope(said));
	return 'api-read';
}

/** How large the invented district is to be. */
function schoolsIn(asked: Read): { readonly schools?: number } {
	const said = asked.text('district');
	if (said === undefined) return {};
	const schools = Number(said);
	if (!Number.isInteger(schools) || schools < 1 || schools > 100)
		throw new UsageError(usageTexts.schoolsWrong);
	return { schools };
}
