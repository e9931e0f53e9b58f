/** Plays schedules from the first until one is not clean, and says which; exits with 1 if none is. */
import { isClean, play } from '../simulation/play.ts';
import { told } from '../simulation/told.ts';

const schedules = 300;

// A bug may throw where nobody expects it; that is caught as well.
process.on('unhandledRejection', (error) => caught(`an error: ${String(error)}`));
process.on('uncaughtException', (error) => caught(`an error: ${String(error)}`));

for (let seed = 1; seed <= schedules; seed++) {
	const outcome = await play(seed);
	if (!isClean(outcome)) caught(told(outcome));
}
process.exit(1);

function caught(by: string): never {
	console.log(`caught by ${by.split('\n')[0]}`);
	process.exit(0);
}
