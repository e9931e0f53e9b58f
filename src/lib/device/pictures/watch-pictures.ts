import { Gathering } from '#lib/sync/pictures/gathering.ts';
import { watchCodes } from '../camera/watch-codes.ts';

export interface PictureListener {
	/** A code that is none of ours. */
	foreign(): void;
	/** 0 to 99. */
	progress(percent: number): void;
	/** Somebody forged pictures, or they were misread beyond help. */
	spoilt(): void;
	whole(transfer: string, bytes: Uint8Array): void;
}

/** Puts together what the camera sees, until it is whole or `stop` is aborted. */
export async function watchPictures(
	video: HTMLVideoElement,
	listener: PictureListener,
	stop: AbortController
): Promise<void> {
	const gathering = new Gathering();
	const see = (text: string): void => {
		const said = gathering.take(text);
		if (said.is === 'part') listener.progress(Math.floor((said.have / said.of) * 100));
		else if (said.is === 'spoilt') listener.spoilt();
		else if (said.is === 'nothing') listener.foreign();
		else {
			stop.abort();
			listener.whole(said.transfer, said.bytes);
		}
	};
	await watchCodes(video, see, stop.signal);
}
