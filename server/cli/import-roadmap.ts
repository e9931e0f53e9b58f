import { proposalJson } from '#lib/import/print/json.ts';
import { proposalSummary } from '#lib/import/print/summary.ts';
import { proposeRoadmap } from '#lib/import/propose.ts';
import { readGrid } from '#lib/import/read-file.ts';

export interface ImportRun {
	/** What stands behind `import-roadmap`. */
	readonly args: readonly string[];
	/** Rejects if the file cannot be read. */
	readonly readFile: (path: string) => Promise<Uint8Array>;
	readonly output: (text: string) => void;
	readonly errors: (text: string) => void;
}

const texts = {
	usage: 'Укажите один файл: import-roadmap <файл> [--json]',
	unknownOption: (option: string) => `Параметр ${option} неизвестен. Есть только --json.`,
	unreadable: (path: string) => `Файл «${path}» не читается. Проверьте имя и права на чтение.`
} as const;

const done = 0;
const fileUnreadable = 1;
/** Wrong words on the command line, or a file that holds no roadmap. */
const notUsable = 2;

export async function runImportRoadmap(run: ImportRun): Promise<number> {
	const options = run.args.filter((arg) => arg.startsWith('--'));
	const unknown = options.find((option) => option !== '--json');
	const [path, ...more] = run.args.filter((arg) => !arg.startsWith('--'));
	if (unknown !== undefined) return fail(run, texts.unknownOption(unknown), notUsable);
	if (path === undefined || more.length > 0) return fail(run, texts.usage, notUsable);
	const bytes = await bytesOf(run, path);
	if (!bytes) return fail(run, texts.unreadable(path), fileUnreadable);
	const grid = readGrid(bytes);
	const proposal = grid.ok ? proposeRoadmap(grid.value) : grid;
	if (!proposal.ok) return fail(run, proposal.sentence, notUsable);
	const asJson = options.length > 0;
	run.output(
		asJson ? JSON.stringify(proposalJson(proposal.value)) : proposalSummary(proposal.value)
	);
	return done;
}

async function bytesOf({ readFile }: ImportRun, path: string): Promise<Uint8Array | undefined> {
	try {
		return await readFile(path);
	} catch {
		return undefined;
	}
}

function fail({ errors }: ImportRun, sentence: string, code: number): number {
	errors(sentence);
	return code;
}
