import { squaresOf } from '#lib/ui/pictures/squares.ts';

/** How badly a camera sees: one number for each thing that goes wrong in two hands. */
export interface Lens {
	/** The camera's picture is a square of so many pixels a side. */
	readonly pixels: number;
	/** How much of a side the code takes up, 0 to 1. */
	readonly fill: number;
	readonly degrees: number;
	/** How much nearer one edge is than the other: 0 held straight, 0.2 rather askew. */
	readonly tilt: number;
	/** Over how many pixels a point spreads. */
	readonly blur: number;
	/** The spread of each pixel's error, of 255. */
	readonly noise: number;
	/** Light falls off from one corner to the other by so much, 0 to 1. */
	readonly shade: number;
}

export interface Shot {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Beyond the screen there is a grey wall. */
const wall = 0.45;

/** A photograph of a code on a screen. */
export function photograph(text: string, lens: Lens, chance: () => number): Shot {
	const { pixels, noise, shade } = lens;
	const seen = blurred(sharp(text, lens), lens);
	const data = new Uint8ClampedArray(pixels * pixels * 4).fill(255);
	for (let at = 0; at < seen.length; at++) {
		const light = 1 - (shade * ((at % pixels) + Math.floor(at / pixels))) / (2 * pixels);
		// Three throws of a die are near enough to a bell.
		const error = (chance() + chance() + chance() - 1.5) * 2 * noise;
		const value = (25 + seen[at]! * 205) * light + error;
		data[at * 4] = data[at * 4 + 1] = data[at * 4 + 2] = value;
	}
	return { width: pixels, height: pixels, data };
}

/** How light each pixel is, 0 to 1: the mean of four looks at the code, through the way it is held. */
function sharp(text: string, { pixels, fill, degrees, tilt }: Lens): Float32Array {
	const code = squaresOf(text);
	const size = code.length;
	const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
	const seen = new Float32Array(pixels * pixels);
	for (let look = 0; look < 4; look++) {
		for (let at = 0; at < seen.length; at++) {
			const right = (((at % pixels) + 0.25 + (look & 1) / 2) / pixels - 0.5) / fill;
			const down = ((Math.floor(at / pixels) + 0.25 + (look >> 1) / 2) / pixels - 0.5) / fill;
			const along = down * cos - right * sin;
			const depth = 1 + tilt * along;
			const row = Math.floor((along / depth + 0.5) * size);
			const column = Math.floor(((right * cos + down * sin) / depth + 0.5) * size);
			const square = code[row]?.[column];
			seen[at]! += (square === undefined ? wall : square ? 0 : 1) / 4;
		}
	}
	return seen;
}

function blurred(seen: Float32Array, lens: Lens): Float32Array {
	return lens.blur === 0 ? seen : smeared(smeared(seen, lens, 'across'), lens, 'along');
}

/** Each pixel takes from its neighbours in one direction, less from the farther ones. */
function smeared(
	seen: Float32Array,
	{ pixels, blur }: Lens,
	direction: 'across' | 'along'
): Float32Array {
	const step = direction === 'across' ? 1 : pixels;
	const reach = Math.ceil(blur * 2);
	const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
		Math.exp(-((at - reach) ** 2) / (2 * blur ** 2))
	);
	const whole = weights.reduce((sum, one) => sum + one, 0);
	const result = new Float32Array(seen.length).fill(wall);
	for (let at = reach * step; at < seen.length - reach * step; at++) {
		let sum = 0;
		for (let far = -reach; far <= reach; far++) {
			sum += seen[at + far * step]! * weights[far + reach]!;
		}
		result[at] = sum / whole;
	}
	return result;
}
