import { readConfig, whereThePersonStands } from '../config.ts';
import { createLog } from '../log.ts';
import { runCommandLine } from './run.ts';
import { endingOf } from './troubles.ts';

// Whoever reads only the first lines (`| head`) has what they wanted.
process.stdout.on('error', () => process.exit());

try {
	process.exitCode = await runCommandLine(process.argv.slice(2), {
		readConfig: () => readConfig(),
		directory: whereThePersonStands(),
		print: (text) => process.stdout.write(`${text}\n`),
		complain: (text) => process.stderr.write(`${text}\n`)
	});
} catch (cause) {
	const { sentence, code, unforeseen } = endingOf(cause);
	if (unforeseen) createLog((line) => process.stderr.write(line), Date.now).error('failed', cause);
	process.stderr.write(`${sentence}\n`);
	process.exitCode = code;
}
