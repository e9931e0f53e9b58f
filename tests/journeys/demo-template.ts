import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoLink } from '../support/demo-links.ts';

export interface DemoTemplate {
	/** A data folder of a server that was stopped in peace. */
	readonly folder: string;
	readonly links: readonly DemoLink[];
}

/** Handed from the run to its workers. */
const place = 'JOURNEYS_DEMO_TEMPLATE';

export async function keepTemplate(around: string, template: DemoTemplate): Promise<void> {
	const file = join(around, 'template.json');
	await writeFile(file, JSON.stringify(template));
	process.env[place] = file;
}

export async function demoTemplate(): Promise<DemoTemplate> {
	return JSON.parse(await readFile(process.env[place] ?? '', 'utf8')) as DemoTemplate;
}
