/** Calls at a steady pace until the returned function is called. The only timer of the hub. */
export type Wheel = (tick: () => void) => () => void;

const everyMs = 1_000;

export const everySecond: Wheel = (tick) => {
	const timer = setInterval(tick, everyMs);
	// A server that has nothing else to do may end.
	timer.unref();
	return () => clearInterval(timer);
};
