import { expect, test } from 'vitest';
import { enter, newFolder, send, startServer, tropa } from './running.ts';

const crowd = 30;
const phraseOf = (at: number): string => `ольха бережёт тихий берег ${at}`;

interface Member {
	readonly login: string;
	readonly password: string;
	/** What names the device at which this person has been in before. */
	readonly device: string;
}

/**
 * A class behind one address, and among it somebody who guesses. Passwords are compared two at a time,
 * so all of them wait in one line; whoever guesses must neither fill it nor shut the address.
 */
test('thirty people behind one address sign in while one account’s password is guessed', async () => {
	await using folder = await newFolder();
	await using server = await startServer(folder.path);
	const { origin } = server;
	const members = await people(folder.path, origin);
	const [victim, ...others] = members;
	const guessing = guess(origin, victim!.login);
	await guessing.shutOut;

	const statuses = await Promise.all(others.map((member) => signIn(origin, member)));
	expect(statuses).toEqual(others.map(() => 200));
	// Their own device knows them, so that nobody can shut a person out by guessing.
	expect(await signIn(origin, victim!, victim!.device)).toBe(200);
	// From elsewhere even the right password waits: it could be the guesser's.
	expect(await signIn(origin, victim!)).toBe(429);

	const answers = await guessing.stop();
	expect(answers).not.toContain(200);
	expect(answers.filter((status) => status === 401).length).toBeLessThan(12);
}, 90_000);

async function people(folder: string, origin: string): Promise<readonly Member[]> {
	const { output } = await tropa(folder, 'demo', '--json');
	const { links } = JSON.parse(output) as { links: { role: string; address: string }[] };
	const link = links.find(({ role }) => role === 'curator')?.address.split('#')[1] ?? '';
	const cookie = await enter(origin, link);
	const account = (await (await fetch(`${origin}/api/me`, { headers: { cookie } })).json()) as {
		roles: { organisationId: string }[];
	};
	const invited = Array.from({ length: crowd }, (_, at) => ({
		name: `Учитель ${at} Иванович`,
		role: 'mentor'
	}));
	const body = { organisationId: account.roles[0]?.organisationId, people: invited };
	const answer = await send(origin, '/api/invitations', body, { cookie });
	const { invitations } = (await answer.json()) as { invitations: { address: string }[] };
	return Promise.all(invitations.map(({ address }, at) => join(origin, address, phraseOf(at))));
}

async function join(origin: string, address: string, password: string): Promise<Member> {
	const secret = address.split('#')[1] ?? '';
	const joined = await send(origin, '/api/join', { secret, attempt: secret });
	const cookies = joined.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
	const set = await send(
		origin,
		'/api/protection/password',
		{ password },
		{
			cookie: cookies.join('; ')
		}
	);
	const { login } = (await set.json()) as { login: string };
	return { login, password, device: cookies.find((cookie) => cookie.includes('device')) ?? '' };
}

async function signIn(origin: string, { login, password }: Member, cookie = ''): Promise<number> {
	const answer = await send(origin, '/api/sign-in', { login, password }, cookie ? { cookie } : {});
	await answer.arrayBuffer();
	return answer.status;
}

/** Without a pause, until it is told to stop. */
function guess(origin: string, login: string) {
	const answers: number[] = [];
	let isStopped = false;
	const { promise: shutOut, resolve: tell } = Promise.withResolvers<void>();
	const work = (async (): Promise<void> => {
		while (!isStopped) {
			const password = `угадываю ${answers.length}`;
			const status = await signIn(origin, { login, password, device: '' });
			answers.push(status);
			if (status === 429) tell();
		}
	})();
	return {
		shutOut,
		async stop(): Promise<readonly number[]> {
			isStopped = true;
			await work;
			return answers;
		}
	};
}
