export type LogFields = Readonly<Record<string, unknown>>;

/** Lines of event and fields: no names, no contents of documents, no secrets, no addresses of people. */
export interface Log {
	info(event: string, fields?: LogFields): void;
	warn(event: string, fields?: LogFields): void;
	/** `cause` is told by its name, code and stack, never by values that a person wrote. */
	error(event: string, cause: unknown, fields?: LogFields): void;
}

export function createLog(write: (line: string) => void, now: () => number): Log {
	function line(level: string, event: string, fields: LogFields): void {
		const at = new Date(now()).toISOString();
		write(`${JSON.stringify({ at, level, event, ...plain(fields) })}\n`);
	}
	return {
		info: (event, fields = {}) => line('info', event, fields),
		warn: (event, fields = {}) => line('warn', event, fields),
		error: (event, cause, fields = {}) =>
			line('error', event, { ...fields, ...describe(cause), stack: stackOf(cause) })
	};
}

/** An object may hold anything, and somebody's words among it. */
function plain(fields: LogFields): LogFields {
	const entries = Object.entries(fields);
	return Object.fromEntries(
		entries.map(([name, value]) => [name, typeof value === 'object' && value ? 'object' : value])
	);
}

/** Work that nobody waits for still has somebody who hears of its failure. */
export function inBackground(work: Promise<unknown>, what: string, log: Log): void {
	work.catch((cause: unknown) => log.error('background-work-failed', cause, { what }));
}

function describe(cause: unknown): LogFields {
	if (!(cause instanceof Error)) return { error: typeof cause };
	const inner = cause.cause === undefined ? {} : { because: nameOf(cause.cause) };
	return { error: nameOf(cause), ...inner };
}

function nameOf(cause: unknown): string {
	if (!(cause instanceof Error)) return typeof cause;
	const code: unknown = Reflect.get(cause, 'code');
	const trouble: unknown = Reflect.get(cause, 'trouble');
	return [cause.name, code, trouble].filter((part) => typeof part === 'string').join(' ');
}

/** Where, not what: a message may quote what somebody wrote, the frames of the stack cannot. */
function stackOf(cause: unknown): string | undefined {
	if (!(cause instanceof Error) || cause.stack === undefined) return undefined;
	const frames = cause.stack.split('\n').filter((row) => /^\s+at /.test(row));
	return frames.slice(0, 12).join('\n');
}
