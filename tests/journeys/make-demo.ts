import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linksIn } from '../support/demo-links.ts';
import { keepTemplate } from './demo-template.ts';
import { School } from './school.ts';

/**
 * Once in a run the real server makes the fictional district; each journey begins with a copy of its
 * data folder, as a restored backup would. To make it anew for each of them would take a twentieth of the run.
 */
export default async function makeDemo(): Promise<() => Promise<void>> {
	const around = await mkdtemp(join(tmpdir(), 'tropa-demo-'));
	const folder = join(around, 'data');
	const school = await School.open();
	try {
		await school.start();
		const links = linksIn(await school.tropa('demo', '--json'));
		await school.stop();
		await cp(school.folder, folder, { recursive: true, filter: (path) => !isBuild(path) });
		await keepTemplate(around, { folder, links });
	} finally {
		await school.close();
	}
	return () => rm(around, { recursive: true, force: true });
}

/** The server keeps each build that it ever gave out; it takes the present one by itself. */
function isBuild(path: string): boolean {
	return path.endsWith('/builds');
}
