import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { examine } from '../storage/sqlite/examine.ts';
import type { Examination } from '../storage/sqlite/examine.ts';
import { StorageError } from '../storage/storage.ts';
import { askServer } from './admin-line.ts';
import type { Read } from './arguments.ts';
import { exitCodes, show } from './command.ts';
import type { ExitCode, Surroundings } from './command.ts';
import { ok, trouble, warning } from './finding.ts';
import type { Finding } from './finding.ts';
import { lookFromOutside } from './doctor-outside.ts';
import { figures as figuresShape } from './replies.ts';
import { doctorTexts, replyTexts } from './texts.ts';

/** Looks at everything and changes nothing. */
export async function doctor(asked: Read, around: Surroundings): Promise<ExitCode> {
	const { config } = around;
	const findings: Finding[] = [
		await appFinding(config.appFolder),
		...dataFindings(config.dataFolder)
	];
	const reply = await askServer(config.dataFolder, { order: 'figures' });
	if (!reply?.ok) findings.push(warning('server', doctorTexts.notRunning));
	else {
		const { address, condition } = figuresShape.parse(reply.value);
		findings.push(conditionFinding(condition));
		findings.push(...(await lookFromOutside(address)));
	}
	show(around, asked, { value: { findings }, words: replyTexts.doctor });
	const isWell = findings.every(({ state }) => state !== 'trouble');
	return isWell ? exitCodes.done : exitCodes.troubleFound;
}

async function appFinding(folder: string): Promise<Finding> {
	const isBuilt = await access(join(folder, 'index.html')).then(
		() => true,
		() => false
	);
	return isBuilt ? ok('app', doctorTexts.built) : warning('app', doctorTexts.notBuilt);
}

function conditionFinding(condition: string): Finding {
	if (condition === 'writable') return ok('server', doctorTexts.running);
	return trouble('server', doctorTexts.notWritable);
}

const dayMs = 24 * 60 * 60 * 1000;
const enoughRoom = 200 * 1024 * 1024;

function dataFindings(folder: string): readonly Finding[] {
	try {
		const seen = examine(folder);
		return [databaseFinding(seen), roomFinding(seen), backupFinding(seen)];
	} catch (cause) {
		if (!(cause instanceof StorageError)) throw cause;
		if (cause.trouble === 'not-ours') return [warning('data', doctorTexts.noData(folder))];
		return [trouble('data', doctorTexts.unreadable)];
	}
}

function databaseFinding({ found }: Examination): Finding {
	if ('trouble' in found) return trouble('data', doctorTexts.unreadable);
	if (found.complaints.length > 0) return trouble('data', doctorTexts.complaints);
	if (found.damagedIds.length > 0) return trouble('data', doctorTexts.damaged(found.damagedIds));
	if (found.damagedFiles > 0) return trouble('data', doctorTexts.damagedFiles(found.damagedFiles));
	return ok('data', doctorTexts.sound(found.documents, found.rows, found.files));
}

function roomFinding({ freeBytes }: Examination): Finding {
	const text = doctorTexts.room(freeBytes);
	return freeBytes < enoughRoom ? trouble('room', text) : ok('room', text);
}

function backupFinding({ lastBackup }: Examination): Finding {
	if (!lastBackup) return warning('backup', doctorTexts.noBackup);
	const days = Math.floor((Date.now() - lastBackup.at) / dayMs);
	const text = doctorTexts.backupAge(days);
	return days > 7 ? warning('backup', text) : ok('backup', text);
}
