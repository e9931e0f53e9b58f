import { resolve } from 'node:path';
import { UsageError } from './arguments.ts';
import type { Read } from './arguments.ts';
import { auditTexts } from './audit-texts.ts';
import { exitCodes, show } from './command.ts';
import type { Command } from './command.ts';
import { order, refuse } from './ordering.ts';
import { giveOrder } from './records-holder.ts';
import * as shapes from './replies.ts';
import { usageTexts } from './texts.ts';

/** The trail of deeds, and what the law gives a person about their own data. */
export const auditCommands: Readonly<Record<string, Command>> = {
	audit: {
		shape: { options: { json: 'flag', person: 'text', limit: 'text' }, words: [] },
		run: async (asked, around) => {
			const person = asked.text('person');
			const reply = await giveOrder(around.config, {
				...{ order: 'audit', limit: limitOf(asked) },
				...(person === undefined ? {} : { person })
			});
			if (!reply.ok) return refuse(around, reply.reason);
			const value = shapes.audit.parse(reply.value);
			show(around, asked, { value, words: auditTexts.audit });
			return value.brokenAt === null ? exitCodes.done : exitCodes.troubleFound;
		}
	},
	'person export': {
		shape: { options: { json: 'flag', to: 'text' }, words: [usageTexts.words.person] },
		run: (asked, around) => {
			const to = asked.text('to');
			if (to === undefined) throw new UsageError(usageTexts.missing('--to'));
			return order(around, asked, {
				order: {
					...{ order: 'person-export', person: asked.words[0] ?? '' },
					file: resolve(around.directory, to)
				},
				shape: shapes.personExport,
				words: auditTexts.exported
			});
		}
	},
	'person erase': {
		shape: {
			options: { json: 'flag', act: 'text', 'keep-pair-papers': 'flag' },
			words: [usageTexts.words.person]
		},
		run: (asked, around) => {
			const act = asked.text('act');
			return order(around, asked, {
				order: {
					...{ order: 'person-erase', person: asked.words[0] ?? '' },
					keepsPairPapers: asked.flag('keep-pair-papers'),
					...(act === undefined ? {} : { act: resolve(around.directory, act) })
				},
				shape: shapes.personErase,
				words: auditTexts.erased
			});
		}
	}
};

function limitOf(asked: Read): number {
	const text = asked.text('limit') ?? '20';
	if (!/^\d{1,6}$/.test(text)) throw new UsageError(auditTexts.badLimit(text));
	return Number(text);
}
