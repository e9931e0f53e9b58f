import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { runCommandLine } from './run.ts';
import { endingOf } from './troubles.ts';

/** npm runs scripts from the project's folder, whatever folder the person stands in. */
function whereThePersonStands(): string {
	const byNpm = process.env['npm_lifecycle_event'] === 'tropa';
	return (byNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd();
}

try {
	process.exitCode = await runCommandLine(process.argv.slice(2), {
		readConfig: () => readConfig(process.env),
		directory: whereThePersonStands(),
		print: (text) => process.stdout.write(`${text}\n`),
		complain: (text) => process.stderr.write(`${text}\n`)
	});
} catch (cause) {
	const { sentence, code, unforeseen } = endingOf(cause);
	process.stderr.write(`${sentence}\n`);
	if (unforeseen) createLog((line) => process.stderr.write(line), Date.now).error('failed', cause);
	process.exitCode = code;
}
