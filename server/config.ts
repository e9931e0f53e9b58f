import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { configTexts } from './cli/texts.ts';

export interface Config {
	readonly host: string;
	/** 0 lets the system choose one; the address that is printed has the real one. */
	readonly port: number;
	readonly dataFolder: string;
	readonly appFolder: string;
	/** Vite serves the app while one works on it; what was built before would only confuse. */
	readonly dev: boolean;
	/** Where people reach Tropa. Undefined: by whatever loopback name stands in their address bar. */
	readonly origin: string | undefined;
	readonly metricsToken: string | undefined;
}

/** The message is a Russian sentence for whoever started the program. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

export function readConfig(
	env: Readonly<Record<string, string | undefined>> = process.env
): Config {
	refuseUnknown(env);
	const read = shape.safeParse(withoutEmpty(env));
	if (!read.success) throw new ConfigError(read.error.issues[0]?.message ?? configTexts.unreadable);
	const { TROPA_HOST: host, TROPA_ORIGIN: origin } = read.data;
	refuseUnsafe(host, origin);
	return Object.freeze({
		host,
		port: read.data.TROPA_PORT,
		dataFolder: resolve(read.data.TROPA_DATA),
		appFolder: resolve(read.data.TROPA_APP),
		dev: read.data.TROPA_DEV !== undefined,
		origin,
		metricsToken: read.data.TROPA_METRICS_TOKEN
	});
}

const builtApp = fileURLToPath(new URL('../build', import.meta.url));

const shape = z.object({
	TROPA_PORT: z.string().default('8787').transform(toPort),
	TROPA_HOST: z.string().default('127.0.0.1'),
	TROPA_DATA: z.string().default('./data'),
	TROPA_APP: z.string().default(builtApp),
	TROPA_ORIGIN: z.string().transform(toOrigin).optional(),
	TROPA_DEV: z.literal('1', configTexts.badDev).optional(),
	TROPA_METRICS_TOKEN: z.string().min(16, configTexts.shortMetricsToken).optional()
});

function toPort(text: string, context: z.RefinementCtx): number {
	const port = Number(text);
	if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
	context.addIssue(configTexts.badPort(text));
	return z.NEVER;
}

/** Compared with what browsers send, letter by letter, so it is read the way they write it. */
function toOrigin(text: string, context: z.RefinementCtx): string {
	const url = URL.parse(text);
	const isOrigin = url !== null && url.pathname === '/' && !/[?#@]/.test(text);
	if (isOrigin && (url.protocol === 'https:' || url.protocol === 'http:')) return url.origin;
	context.addIssue(configTexts.badOrigin(text));
	return z.NEVER;
}

/** A mistyped name would silently mean the default, such as another folder for the data. */
function refuseUnknown(env: Readonly<Record<string, string | undefined>>): void {
	const unknown = Object.keys(env).find(
		(name) => name.startsWith('TROPA_') && !(name in shape.shape)
	);
	if (unknown) throw new ConfigError(configTexts.unknown(unknown, Object.keys(shape.shape)));
}

/** Sign-in over plain HTTP is only for this very computer; browsers keep no app from elsewhere by it. */
function refuseUnsafe(host: string, origin: string | undefined): void {
	if (origin?.startsWith('http:') && !isLoopback(new URL(origin).hostname)) {
		throw new ConfigError(configTexts.plainOrigin(origin));
	}
	if (!origin && !isLoopback(host)) throw new ConfigError(configTexts.openHost(host));
}

export function isLoopback(hostname: string): boolean {
	return (
		hostname === 'localhost' ||
		hostname === '[::1]' ||
		hostname === '::1' ||
		/^127\./.test(hostname)
	);
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
	const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== '');
	return Object.fromEntries(set.filter(([, value]) => value !== undefined));
}

/** npm runs scripts from the project's folder, whatever folder the person stands in. */
export function whereThePersonStands(): string {
	const byNpm = process.env['npm_lifecycle_event'] === 'tropa';
	return (byNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd();
}
