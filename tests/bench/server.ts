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
server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', 4096, () => {
	console.log(JSON.stringify(server.address()));
});

const folding = new Folding(storage.log);
const timer = setInterval(() => void folding.foldDue(), Number(process.env['FOLD_MS'] ?? 20_000));

process.on('SIGTERM', () => void stop());

async function stop(): Promise<void> {
	clearInterval(timer);
	await hub.stop();
	await folding.foldDue();
	await storage.close();
	process.exit(0);
}
