import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';
import type { Cast } from './server.ts';
import type { Oracle, Stage } from './oracle.ts';
import type { Phone } from './phone.ts';
import { isIn, marksIn } from './ledger.ts';
import { settle } from './settle.ts';

export interface Scene extends Stage {
	readonly clock: Clock;
	readonly dice: Dice;
	readonly oracle: Oracle;
	readonly cast: Cast;
	readonly seed: number;
}

type Fault = (scene: Scene, phone: Phone) => unknown;

const year = 365 * 86_400_000;

const faults: readonly (readonly [number, Fault])[] = [
	[8, (_, { network }) => cutOff(network, 'down')],
	[4, (_, { network }) => void (network.weather = 'swallows')],
	[3, (_, { network }) => void (network.weather = 'deaf')],
	[8, (_, { network }) => void (network.weather = 'clear')],
	[4, (_, { network }) => network.cut()],
	[4, killPhone],
	[3, killTab],
	[2, (_, phone) => phone.inFront?.hand.freeze()],
	[3, (_, phone) => phone.tabs.forEach((tab) => tab.hand.thaw())],
	[4, (_, { platter }) => platter.drive.abort('no-room')],
	[2, (_, { platter }) => platter.drive.abortNext('gone')],
	[4, (_, { platter }) => platter.drive.run()],
	[1, (_, { platter }) => platter.drive.hold()],
	[4, killServer],
	[4, troubleTheServersDisk],
	// Not waited for: a disk that is held back ends it later.
	[4, ({ server, dice, documents }) => void server.fold(dice.oneOf(documents))],
	[1, ({ server }) => server.takeCopy()],
	[1, restore],
	[1, ({ dice }, phone) => phone.turnClock((dice.roll() - 0.5) * 20 * year)],
	[1, ({ dice, server }) => server.turnClock(dice.happens(0.5) ? dice.roll() * year : 0)],
	[2, turnRole],
	[1, damage],
	[2, signOut]
];

const weights = faults.reduce((sum, [weight]) => sum + weight, 0);

export async function misfortune(scene: Scene, phone: Phone): Promise<void> {
	let left = scene.dice.below(weights);
	const [, happen] = faults.find(([weight]) => (left -= weight) < 0)!;
	await happen(scene, phone);
	await settle();
}

function cutOff(network: Phone['network'], weather: 'down'): void {
	network.weather = weather;
	network.cut();
}

async function killPhone(scene: Scene, phone: Phone): Promise<void> {
	await openAgain(scene, phone, scene.dice.below(8_000));
}

/** The app ends between two instructions, and is opened again after a while. */
export async function openAgain(
	{ oracle, clock }: Pick<Scene, 'oracle' | 'clock'>,
	phone: Phone,
	afterMs = 0
): Promise<void> {
	const tabs = phone.tabs.length;
	oracle.expectDeath(phone.tabs);
	phone.kill();
	await clock.pass(afterMs);
	for (let tab = 0; tab < tabs; tab++) phone.startTab();
}

/** One of two tabs, perhaps the one that leads; another is opened in its place. */
async function killTab({ oracle, clock, dice }: Scene, phone: Phone): Promise<void> {
	const tab = dice.oneOf(phone.tabs);
	oracle.expectDeath([tab]);
	phone.killTab(tab);
	await clock.pass(dice.below(4_000));
	phone.startTab();
}

async function killServer({ server, phones, clock, dice }: Scene): Promise<void> {
	server.kill();
	for (const { network } of phones) network.cut();
	await clock.pass(dice.below(20_000));
	await server.start();
}

async function restore({ server, phones, oracle }: Scene): Promise<void> {
	if (!server.hasCopy) return;
	oracle.expectRestore();
	for (const { network } of phones) network.cut();
	server.restore();
	await server.start();
}

function troubleTheServersDisk({ server, dice, documents, seed }: Scene): void {
	switch (dice.below(3)) {
		case 0:
			return server.holdDisk();
		case 1:
			return server.releaseDisk();
		default: {
			const times = dice.below(3);
			if (times < 2) return server.disk.failNext('full', 1 + times);
			return server.damage(documents[seed % 2]!);
		}
	}
}

/** In one school of three the mentor's role ends and comes back, in another the curator's. */
function turnRole({ server, cast, seed }: Scene): void {
	if (seed % 3 === 0) void server.turnRole(cast.mentorId);
	if (seed % 3 === 1) void server.turnRole(cast.curatorId);
}

/** A bit turns over in a record that the server has: it is set aside, and healed from there. */
function damage({ server, oracle }: Scene, phone: Phone): void {
	const { platter } = phone;
	const record = platter.outbox.find(({ state }) => state.at === 'stored');
	if (!record || server.epoch !== 'epoch-1') return;
	const marks = [...marksIn(server.committed(record.document)).keys()];
	if (!marks.some((mark) => isIn(record.update, mark))) return;
	oracle.expectDamage(phone, record.update);
	platter.damage(record.batch);
}

/** With a single tab, as on a phone. What waits stays, under the person's name. */
function signOut({ oracle }: Scene, phone: Phone): void {
	const [tab] = phone.tabs;
	if (phone.tabs.length > 1 || !tab?.isAwake || !tab.isSignedIn) return;
	oracle.expectWipe(phone);
	tab.closeAll();
	void phone.signOut(tab);
}
