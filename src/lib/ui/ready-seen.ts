const key = 'tropa:ready-seen';

/** Whether «Готово: можно работать без интернета» was said here: once is enough. */
export function wasReadySeen(): boolean {
	try {
		return localStorage.getItem(key) !== null;
	} catch {
		// A browser that keeps nothing would say it every time.
		return true;
	}
}

export function rememberReadySeen(): void {
	try {
		localStorage.setItem(key, '1');
	} catch (cause) {
		console.warn('It could not be remembered that the card was read', cause);
	}
}
