/** The screen does not go dark until the answer is called. A browser that cannot, does not. */
export function keepAwake(): () => void {
	let isWanted = true;
	let lock: WakeLockSentinel | undefined;
	const take = async (): Promise<void> => {
		if (!isWanted || document.visibilityState !== 'visible') return;
		try {
			lock = await navigator.wakeLock?.request('screen');
			if (!isWanted) await lock?.release();
		} catch (cause) {
			console.warn('The screen may go dark', cause);
		}
	};
	// The browser lets go of it whenever the app is out of sight.
	const again = (): void => void take();
	document.addEventListener('visibilitychange', again);
	void take();
	return () => {
		isWanted = false;
		document.removeEventListener('visibilitychange', again);
		void lock?.release();
	};
}
