import { join } from 'node:path';
import { createReadWatch } from './access/reads.ts';
import { concernedBy } from './auth/concerned.ts';
import { sessionsToClose } from './auth/ending.ts';
import { createEntrance } from './auth/entering.ts';
import { completePairs } from './auth/pair-papers.ts';
import { systemChance } from './auth/secrets.ts';
import { createWaysIn } from './auth/ways-in.ts';
import { openAdminDoor } from './cli/admin-door.ts';
import { carryOut } from './cli/carry-out.ts';
import { greet } from './cli/greeting.ts';
import { exitCodes } from './cli/command.ts';
import { openOffice } from './cli/office.ts';
import type { Office } from './cli/office.ts';
import { originOf } from './cli/records-holder.ts';
import { endingOf } from './cli/troubles.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createGate } from './gate/gate.ts';
import { defaultGateLimits } from './gate/limits.ts';
import { loadAppFiles } from './http/app-files.ts';
import type { AppFiles } from './http/app-files.ts';
import { createHttp } from './http/http.ts';
import { listen } from './http/listen.ts';
import type { Listening } from './http/listen.ts';
import { createMeter } from './http/meter.ts';
import { withPastBuilds } from './http/past-builds.ts';
import { createUpgrade } from './http/upgrade.ts';
import { createHub } from './hub/hub.ts';
import type { Hub } from './hub/hub.ts';
import { createLog } from './log.ts';
import { endForSureIn, whenAskedToStop, untilStorageFails } from './stopping.ts';
import { openStorage } from './storage/open-storage.ts';
import { keepInOrder } from './upkeep.ts';

const now = Date.now;
const log = createLog((line) => process.stderr.write(line), now);

try {
	process.exitCode = await serve(readConfig());
} catch (cause) {
	const { sentence, code, unforeseen } = endingOf(cause);
	if (unforeseen) log.error('ended-by-trouble', cause);
	process.stderr.write(`${sentence}\n`);
	// What was opened before the trouble came would keep the process alive.
	process.exit(code);
}

async function serve(config: Config): Promise<number> {
	const asked = whenAskedToStop();
	const storage = await openStorage({ engine: 'sqlite', folder: config.dataFolder });
	const office = await openOffice({
		storage,
		origin: config.origin,
		chance: systemChance,
		now,
		log
	});
	await completeOldPairs(office);
	const app = config.dev ? undefined : await openApp(config);
	const hub = openHub(office, app);
	const door = await openDoor(config, office, { app, hub });
	const origin = originOf({ ...config, port: door.port });
	const admin = await openAdminDoor({
		folder: config.dataFolder,
		carryOut: (order) => carryOut({ ...office, writeEdit: through(hub) }, order, origin),
		log
	});
	const upkeep = keepInOrder({
		...{ storage, registers: office.facts, now, log },
		projector: office.projector
	});
	office.projector.start();
	await greet(office, { origin, isBuilt: app !== undefined || config.dev }, console.log);
	log.info('ready', { port: door.port, storage: storage.engine });

	await Promise.race([asked, untilStorageFails(storage.failed)]);
	log.info('stopping');
	endForSureIn(exitCodes.failed, () => log.warn('cut-off'));
	await Promise.all([door.stop(), hub.stop(), admin.close(), upkeep.stop()]);
	await office.projector.stop();
	await storage.close();
	log.info('stopped');
	return exitCodes.done;
}

/** A disk that is full or held back takes them at a later start; reading goes on meanwhile. */
async function completeOldPairs({ storage, facts }: Office): Promise<void> {
	if (storage.condition() !== 'writable') return;
	try {
		const parts = { registers: facts, log: storage.log, chance: systemChance, now };
		const papers = await completePairs(parts);
		if (papers > 0) log.info('papers-added', { papers });
	} catch (cause) {
		log.error('papers-not-added', cause);
	}
}

/** Without the chunks of earlier builds, if they cannot be kept: that must not stop the start. */
async function openApp({ appFolder, dataFolder }: Config): Promise<AppFiles | undefined> {
	const app = await loadAppFiles(appFolder);
	if (!app) return undefined;
	const folder = join(dataFolder, 'builds');
	return withPastBuilds(app, { appFolder, folder, now: now() }).catch((cause: unknown) => {
		log.error('past-builds-not-kept', cause);
		return app;
	});
}

function openHub({ storage, facts, footingOf, projector }: Office, app: AppFiles | undefined): Hub {
	const hub = createHub({
		log: storage.log,
		facts,
		gate: createGate({ limits: defaultGateLimits }),
		clock: now,
		epoch: storage.epoch,
		restoredAt: storage.restoredAt,
		build: app?.build ?? 'none',
		report: (event, fields) => log.warn(event, fields),
		stored: (documentId) => projector.noticed(documentId),
		opened: createReadWatch({
			...{ audit: storage.audit, now },
			failed: (cause) => log.error('opening-not-noted', cause)
		})
	});
	facts.onChange((changes) => {
		hub.accountChanged(concernedBy(changes, facts));
		for (const id of sessionsToClose(changes, facts, footingOf)) hub.endSession(id);
	});
	return hub;
}

/** What the server edits itself goes the way of every edit, to all devices. */
function through(hub: Hub): Office['writeEdit'] {
	return async (edit) => {
		const refusal = await hub.release(edit);
		if (refusal) throw new Error(`the server's own edit was refused: ${refusal}`);
	};
}

function openDoor(
	config: Config,
	office: Office,
	{ app, hub }: { readonly app: AppFiles | undefined; readonly hub: Hub }
): Promise<Listening> {
	const entrance = createEntrance(office.facts, now);
	const { origin } = config;
	const waysIn = createWaysIn({ registers: office.facts, origin, chance: systemChance, now });
	const made = { app, hub, entrance, waysIn, registers: office.facts, meter: createMeter(), log };
	const parts = { ...config, ...office, ...made };
	return listen({
		host: config.host,
		port: config.port,
		answer: createHttp(parts),
		upgrade: createUpgrade({ parts, hub }),
		report: (cause) => log.error('answer-not-sent', cause)
	});
}
