import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG of at most 256 colours. A drawing of few flat colours loses nothing that an eye sees, and
 * weighs half: every installed phone keeps it.
 */
export function smallPng({ width, height, pixels }) {
	const colours = Uint32Array.from(new Uint32Array(Uint8Array.from(pixels).buffer));
	const { palette, indexOf } = paletteOf(colours);
	const rows = Buffer.alloc((width + 1) * height);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1)
			rows[y * (width + 1) + 1 + x] = indexOf.get(colours[y * width + x]);
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 3], 8);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour).slice(0, 3)))),
		chunk('tRNS', Buffer.from(palette.map((colour) => channels(colour)[3]))),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

/** Each next colour is the one that is farthest from all that were chosen. */
function paletteOf(colours) {
	const all = [...new Set(colours)];
	const palette = [all[0]];
	const nearest = new Map(all.map((colour) => [colour, { at: 0, far: apart(colour, all[0]) }]));
	while (palette.length < Math.min(256, all.length)) {
		const next = all.reduce((a, b) => (nearest.get(b).far > nearest.get(a).far ? b : a));
		const at = palette.push(next) - 1;
		for (const [colour, known] of nearest) {
			const far = apart(colour, next);
			if (far < known.far) nearest.set(colour, { at, far });
		}
	}
	return { palette, indexOf: new Map([...nearest].map(([colour, { at }]) => [colour, at])) };
}

function apart(one, other) {
	const [a, b] = [channels(one), channels(other)];
	return a.reduce((sum, value, at) => sum + (value - b[at]) ** 2, 0);
}

function channels(colour) {
	return [colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255, colour >>> 24];
}

function chunk(type, data) {
	const named = Buffer.concat([Buffer.from(type), data]);
	const size = Buffer.alloc(4);
	size.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([size, named, sum]);
}
