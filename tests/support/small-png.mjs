import { crc32, deflateSync } from 'node:zlib';

/** The ground, the mark, its point, and nothing. */
const flatColours = 4;
/** With the steps of a smooth edge between them: more of those no eye tells apart. */
const mostColours = 32;

/** A PNG of few colours, which weighs a third: every installed phone keeps it. */
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

/** The flat colours as they are; then each next one is the farthest from all that were chosen. */
function paletteOf(colours) {
	const counts = new Map();
	for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
	const all = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
	const palette = [];
	const nearest = new Map(all.map((colour) => [colour, { at: 0, far: Infinity }]));
	while (palette.length < Math.min(mostColours, all.length)) {
		const next =
			palette.length < flatColours
				? all[palette.length]
				: all.reduce((a, b) => (nearest.get(b).far > nearest.get(a).far ? b : a));
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
