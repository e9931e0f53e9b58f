/**
 * A district of forty schools: how much comes with the first load, how long the overview takes from
 * the store without a network on a processor slowed four times, and how long the district took to make
 * and to count. Reports the figures beside their bounds; nothing fails by them.
 */
import { BuiltApp, report, slowed, slowness } from './built-app.ts';

const schools = 40;
const large = { width: 1366, height: 768 };
const firstLoadBound = 500 * 1024;
const openBoundMs = 1000;

await using app = await BuiltApp.start();
const made = performance.now();
const links = await app.demo(schools);
say('the district is made', performance.now() - made, 'ms');
const counting = performance.now();
await app.rebuilt();
say('everything is counted anew', performance.now() - counting, 'ms');
console.log(`${schools} schools, ${links.length} people; ${slowness}× slowed:`);

const link = links.find(({ role }) => role === 'mun_curator');
if (!link) throw new Error('the district has no curator');
const { context, page } = await app.enterBy(link, large);
const tap = await context.newCDPSession(page);
await tap.send('Network.enable');
let bytes = 0;
tap.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
await page.goto(app.address);
await page.getByRole('heading', { name: /^Школы, которым нужна помощь/ }).waitFor();
const answer = await page.request.get(`${app.address}/api/progress`);
say(
	'the answer of the first load, packed',
	Number(answer.headers()['content-length'] ?? 0),
	'B',
	firstLoadBound
);
say('everything on the wire at that opening', bytes, 'B', firstLoadBound);

await context.setOffline(true);
const slow = await slowed(context, page);
const times: number[] = [];
for (let turn = 0; turn < 20; turn++) {
	await page.getByRole('link', { name: 'Ещё' }).first().click();
	await page.getByRole('heading', { level: 1, name: 'Ещё' }).waitFor();
	const from = performance.now();
	await page.getByRole('link', { name: 'Обзор' }).first().click();
	await page.getByRole('heading', { name: /^Школы, которым нужна помощь/ }).waitFor();
	times.push(performance.now() - from);
}
report('the overview opens from the store', times, `bound ${openBoundMs} ms`);
await slow.detach();

function say(what: string, value: number, unit: string, bound?: number): void {
	const beside = bound === undefined ? '' : `, bound ${bound} ${unit}`;
	console.log(`${what}: ${Math.round(value)} ${unit}${beside}`);
}
