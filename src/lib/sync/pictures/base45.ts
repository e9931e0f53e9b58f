/**
 * RFC 9285. The letters are those for which QR codes have a denser form of their own, and every reader
 * gives them back unchanged, which it does not with bytes.
 */
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const values = new Map([...letters].map((letter, value) => [letter, value]));
const base = letters.length;

export function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const second = bytes[at + 1];
		const isPair = second !== undefined;
		let rest = isPair ? bytes[at]! * 256 + second : bytes[at]!;
		for (let digit = 0; digit < (isPair ? 3 : 2); digit++) {
			text += letters[rest % base];
			rest = Math.floor(rest / base);
		}
	}
	return text;
}

/** Undefined for what is not base 45. */
export function fromBase45(text: string): Uint8Array | undefined {
	if (text.length % 3 === 1) return undefined;
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at += 3) {
		const digits = [...text.slice(at, at + 3)].map((letter) => values.get(letter) ?? NaN);
		const value = digits.reduceRight((sum, digit) => sum * base + digit, 0);
		const most = digits.length === 3 ? 0xffff : 0xff;
		if (!(value <= most)) return undefined;
		if (digits.length === 3) bytes.push(value >> 8);
		bytes.push(value & 0xff);
	}
	return Uint8Array.from(bytes);
}
