import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { verifyBackup } from '../storage/sqlite/backup.ts';
import { restore } from '../storage/sqlite/restore.ts';
import type { Read } from './arguments.ts';
import { exitCodes, show } from './command.ts';
import type { Command, ExitCode, Surroundings } from './command.ts';
import { doctor } from './doctor.ts';
import { order, refuse } from './ordering.ts';
import { giveOrder } from './records-holder.ts';
import * as shapes from './replies.ts';
import { replyTexts, usageTexts } from './texts.ts';

const fold: Command = {
	shape: { options: { json: 'flag' }, words: [] },
	run: (asked, around) =>
		order(around, asked, {
			order: { order: 'fold' },
			shape: shapes.folded,
			words: replyTexts.folded
		})
};

const rebuild: Command = {
	shape: { options: { json: 'flag' }, words: [] },
	run: (asked, around) =>
		order(around, asked, {
			order: { order: 'rebuild' },
			shape: shapes.rebuilt,
			words: replyTexts.rebuilt
		})
};

/** Commands about what stands on the disk. */
export const dataCommands: Readonly<Record<string, Command>> = {
	backup: {
		shape: { options: { json: 'flag', verify: 'flag' }, words: [usageTexts.words.file] },
		run: backUp
	},
	verify: {
		shape: { options: { json: 'flag' }, words: [usageTexts.words.file] },
		run: verify
	},
	restore: {
		shape: { options: { json: 'flag', 'dry-run': 'flag' }, words: [usageTexts.words.file] },
		run: putBack
	},
	doctor: { shape: { options: { json: 'flag' }, words: [] }, run: doctor },
	fold,
	compact: fold,
	rebuild
};

function fileOf(asked: Read, { directory }: Surroundings): string {
	return resolve(directory, asked.words[0] ?? '');
}

/** The copy is checked as it is made; `--verify` reads the finished file once more, from the disk. */
async function backUp(asked: Read, around: Surroundings): Promise<ExitCode> {
	const file = fileOf(asked, around);
	const reply = await giveOrder(around.config, { order: 'backup', file });
	if (!reply.ok) return refuse(around, reply.reason);
	if (asked.flag('verify')) return verify(asked, around);
	show(around, asked, { value: shapes.copy.parse(reply.value), words: replyTexts.copied });
	return exitCodes.done;
}

async function verify(asked: Read, around: Surroundings): Promise<ExitCode> {
	const file = fileOf(asked, around);
	await access(file);
	const value = verifyBackup(file);
	show(around, asked, { value, words: replyTexts.verified });
	const isWhole = value.damagedIds.length === 0 && value.damagedFiles === 0;
	return isWhole ? exitCodes.done : exitCodes.troubleFound;
}

async function putBack(asked: Read, around: Surroundings): Promise<ExitCode> {
	const dryRun = asked.flag('dry-run');
	const folder = around.config.dataFolder;
	const file = fileOf(asked, around);
	await access(file);
	const report = await restore({ file, folder, dryRun, now: Date.now() });
	const value = { ...report, movedTo: report.movedTo ?? null, dryRun };
	show(around, asked, { value, words: replyTexts.restored });
	return exitCodes.done;
}
