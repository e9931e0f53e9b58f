import { concernedBy } from './auth/concerned.ts';
import { createEntrance } from './auth/entering.ts';
import { systemChance } from './auth/secrets.ts';
import { openAdminDoor } from './cli/admin-door.ts';
import { carryOut } from './cli/carry-out.ts';
import { greet } from './cli/greeting.ts';
import { exitCodes } from './cli/command.ts';
import { openOffice } from './cli/office.ts';
import { originOf } from './cli/records-holder.ts';
import { endingOf } from './cli/troubles.ts';
import { readConfig } from './config.ts';
import { createGate } from './gate/gate.ts';
import { defaultGateLimits } from './gate/limits.ts';
import { loadAppFiles } from './http/app-files.ts';
import { createHttp } from './http/http.ts';
import { listen } from './http/listen.ts';
import { createMeter } from './http/metrics.ts';
import { createUpgrade } from './http/upgrade.ts';
import { createHub } from './hub/hub.ts';
import { createLog } from './log.ts';
import { endForSureIn, untilAskedToStop } from './stopping.ts';
import { openStorage } from './storage/open-storage.ts';
import { keepFolded } from './upkeep.ts';

const now = Date.now;
const log = createLog((line) => process.stderr.write(line), now);

try {
	process.exitCode = await serve();
} catch (cause) {
	const { sentence, code, unforeseen } = endingOf(cause);
	if (unforeseen) log.error('could-not-start', cause);
	process.stderr.write(`${sentence}\n`);
	process.exitCode = code;
}

async function serve(): Promise<number> {
	const config = readConfig(process.env);
	const app = config.dev ? undefined : await loadAppFiles(config.appFolder);
	const storage = await openStorage({ engine: 'sqlite', folder: config.dataFolder });
	const office = await openOffice({
		storage,
		origin: config.origin,
		chance: systemChance,
		now,
		log
	});
	const gate = createGate({ limits: defaultGateLimits });
	const { facts } = office;
	const hub = createHub({
		log: storage.log,
		facts,
		gate,
		clock: now,
		epoch: storage.epoch,
		build: app?.build ?? 'none',
		report: (event, fields) => log.warn(event, fields)
	});
	const entrance = createEntrance(facts, now);
	const parts = {
		...config,
		...office,
		app,
		hub,
		entrance,
		registers: facts,
		meter: createMeter(),
		log
	};
	const door = await listen({
		...config,
		answer: createHttp(parts),
		upgrade: createUpgrade({ parts, hub }),
		report: (cause) => log.error('answer-not-sent', cause)
	});
	const origin = originOf({ ...config, port: door.port });
	const admin = await openAdminDoor({
		folder: config.dataFolder,
		carryOut: (order) => carryOut(office, order, origin),
		log
	});
	facts.onChange((changes) => hub.accountChanged(concernedBy(changes, facts)));
	const upkeep = keepFolded(storage.log, log);
	await greet(office, { origin, isBuilt: app !== undefined || config.dev }, console.log);
	log.info('ready', { port: door.port, storage: storage.engine });

	const reason = await untilAskedToStop(storage.failed);
	const code = reason.why === 'asked' ? exitCodes.done : exitCodes.failed;
	if (reason.why !== 'asked') log.error('storage-failed', reason.cause);
	endForSureIn(code, () => log.warn('cut-off'));
	log.info('stopping');
	await Promise.all([door.stop(), hub.stop(), admin.close(), upkeep.stop()]);
	await storage.close();
	log.info('stopped');
	return code;
}
