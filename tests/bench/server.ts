/** The hub with its gate, rights and log behind a bare socket server: what the benchmarks measure. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { assert } from '../../src/lib/domain/assert.ts';
import { openFacts } from '../../server/access/facts.ts';
import { createGate } from '../../server/gate/gate.ts';
import { defaultGateLimits } from '../../server/gate/limits.ts';
import { createHub } from '../../server/hub/hub.ts';
import { Folding } from '../../server/storage/folding.ts';
import { openStorage } from '../../server/storage/open-storage.ts';
import { answerParent } from './figures.ts';

const folder = process.env['DATA_DIR'] ?? '';
const storage = await openStorage(
	folder === '' ? { engine: 'memory' } : { engine: 'sqlite', folder }
);
const facts = await openFacts(storage.records, Date.now());
const hub = createHub({
	log: storage.log,
	facts,
	gate: createGate({ limits: defaultGateLimits }),
	clock: Date.now,
	epoch: storage.epoch,
	build: 'bench',
	report: (event, fields) => console.error(event, fields)
});
const actor = facts.actorOf('bench', 'load-test');
assert(actor, 'the bench has no actor');

const sockets = new WebSocketServer({
	noServer: true,
	perMessageDeflate: false,
	maxPayload: 5 * 1024 * 1024,
	clientTracking: false
});
const server = createServer((_, response) => response.end('ok'));
server.on('upgrade', (request, socket, head) => {
	const documentId = (request.url ?? '').slice('/sync/'.length);
	const road = documentId === '' ? ({ every: true } as const) : { documentId };
	sockets.handleUpgrade(request, socket, head, (opened) =>
		hub.connect(opened, { actor, personId: 'bench', deviceId: 'bench', road })
	);
});
server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', 4096, () => answerParent(server));

const folding = new Folding(storage.log);
const foldEveryMs = Number(process.env['FOLD_MS'] ?? 20_000);
const timer = foldEveryMs > 0 ? setInterval(() => void folding.foldDue(), foldEveryMs) : undefined;

process.on('SIGTERM', () => void stop());

async function stop(): Promise<void> {
	clearInterval(timer);
	await hub.stop();
	// As if time had passed: what is opened next has been folded.
	if (process.env['FOLD_AT_END'] !== '0') await folding.foldDue();
	await storage.close();
	process.exit(0);
}
