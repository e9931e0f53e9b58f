import { maxVoiceSeconds } from '#lib/domain/attachments/attachment.ts';

export type VoiceTrouble = 'not-allowed' | 'no-microphone' | 'not-supported';

export class VoiceError extends Error {
	override readonly name = 'VoiceError';
	readonly trouble: VoiceTrouble;
	constructor(trouble: VoiceTrouble, cause?: unknown) {
		super(`The voice could not be recorded: ${trouble}`, { cause });
		this.trouble = trouble;
	}
}

export interface Recording {
	/** Seconds so far. */
	elapsed(): number;
	/** Ends the recording; the file is what was said until now. Undefined when nothing was heard. */
	finish(): Promise<{ readonly file: File; readonly seconds: number } | undefined>;
	/** Nothing is kept. */
	cancel(): void;
}

/** Speech needs no more; ten minutes are two megabytes. */
const bitsPerSecond = 24_000;
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'] as const;

/** Begins to record; `onEnd` is called when the longest note is full or the microphone is taken away. */
export async function recordVoice(onEnd: () => void): Promise<Recording> {
	const stream = await openMicrophone();
	const type = types.find((one) => MediaRecorder.isTypeSupported(one));
	const recorder = new MediaRecorder(stream, {
		audioBitsPerSecond: bitsPerSecond,
		...(type ? { mimeType: type } : {})
	});
	const parts: Blob[] = [];
	const since = performance.now();
	const elapsed = (): number => Math.floor((performance.now() - since) / 1000);
	const stopped = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
	recorder.ondataavailable = ({ data }) => parts.push(data);
	stream.getAudioTracks()[0]?.addEventListener('ended', onEnd);
	const limit = setTimeout(onEnd, maxVoiceSeconds * 1000);
	// In pieces, so that a recorder that breaks off leaves what was said before.
	recorder.start(1_000);
	const end = async (): Promise<void> => {
		clearTimeout(limit);
		if (recorder.state !== 'inactive') recorder.stop();
		await stopped;
		for (const track of stream.getTracks()) track.stop();
	};
	return {
		elapsed,
		async finish() {
			const seconds = Math.max(1, elapsed());
			await end();
			const name = recorder.mimeType.includes('mp4') ? 'voice.m4a' : 'voice.webm';
			const file = new File(parts, name, { type: recorder.mimeType });
			return file.size === 0 ? undefined : { file, seconds };
		},
		cancel: () => void end()
	};
}

async function openMicrophone(): Promise<MediaStream> {
	if (!navigator.mediaDevices || typeof MediaRecorder !== 'function') {
		throw new VoiceError('not-supported');
	}
	try {
		return await navigator.mediaDevices.getUserMedia({
			audio: { channelCount: 1, noiseSuppression: true }
		});
	} catch (cause) {
		const name = cause instanceof DOMException ? cause.name : '';
		throw new VoiceError(name === 'NotAllowedError' ? 'not-allowed' : 'no-microphone', cause);
	}
}
