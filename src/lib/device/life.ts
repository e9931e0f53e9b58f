/** When the tab is looked at, and when it may be the last moment. */
export type Life = (on: LifeEvents) => () => void;

export interface LifeEvents {
	/** The system may take the tab away without another word. */
	readonly onHidden: () => void;
	/** The person is back, or the network came or went. */
	readonly onShown: () => void;
}

export const watchLife: Life = ({ onHidden, onShown }) => {
	const onVisibility = () => {
		if (globalThis.document.visibilityState === 'hidden') onHidden();
		else onShown();
	};
	const watched: readonly (readonly [EventTarget, string, () => void])[] = [
		// At the window, which hears it after the document: what a field hands on there is flushed too.
		[globalThis, 'visibilitychange', onVisibility],
		[globalThis.document, 'freeze', onHidden],
		[globalThis.document, 'resume', onShown],
		// Well before the page goes: a transaction begun only then is aborted now and then all the same.
		[globalThis, 'beforeunload', onHidden],
		[globalThis, 'pagehide', onHidden],
		[globalThis, 'pageshow', onShown],
		[globalThis, 'online', onShown],
		[globalThis, 'offline', onShown]
	];
	for (const [target, name, heard] of watched) target.addEventListener(name, heard);
	return () => {
		for (const [target, name, heard] of watched) target.removeEventListener(name, heard);
	};
};
