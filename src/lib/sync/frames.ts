/** Every frame of `/sync`, as docs/sync.md lists them. A type here, its bytes in codec.ts. */

export const protocolVersion = 1;

export type Mode = 'read-only' | 'read-write';

export type FromDevice =
	| {
			readonly type: 'hello';
			readonly protocol: number;
			readonly build: string;
			readonly device: string;
	  }
	| {
			readonly type: 'open';
			readonly channel: number;
			readonly document: string;
			readonly cursor: number;
			readonly epoch: string;
			readonly unsent: boolean;
	  }
	| { readonly type: 'say'; readonly channel: number; readonly message: Uint8Array }
	| { readonly type: 'leave'; readonly channel: number }
	| { readonly type: 'exchange'; readonly request: number; readonly body: Uint8Array }
	| { readonly type: 'ping'; readonly nonce: number };

export type FromServer =
	| {
			readonly type: 'welcome';
			readonly protocol: number;
			readonly epoch: string;
			readonly build: string;
			readonly time: number;
	  }
	| {
			readonly type: 'opened';
			readonly channel: number;
			readonly mode: Mode;
			readonly resumed: boolean;
	  }
	| { readonly type: 'said'; readonly channel: number; readonly message: Uint8Array }
	| {
			readonly type: 'closed';
			readonly channel: number;
			readonly refusal: string;
			readonly retryAfterMs: number;
	  }
	| { readonly type: 'answer'; readonly request: number; readonly body: Uint8Array }
	| { readonly type: 'pong'; readonly nonce: number }
	| { readonly type: 'refused'; readonly refusal: string; readonly retryAfterMs: number }
	| { readonly type: 'news'; readonly account: boolean; readonly documents: boolean }
	| { readonly type: 'mode'; readonly channel: number; readonly mode: Mode };

/** Far above any honest frame; a device splits what is larger. */
export const maxFrameBytes = 5 * 1024 * 1024;

export const helloWithinMs = 5_000;
export const answerWithinMs = 10_000;
export const pingEveryMs = 20_000;
