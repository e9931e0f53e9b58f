import { squaresOf } from './squares.ts';

/** As large as there is room, with squares of whole pixels: uneven ones are read badly. */
export function drawPicture(canvas: HTMLCanvasElement, text: string, room: number): void {
	const squares = squaresOf(text);
	const size = squares.length;
	const density = globalThis.devicePixelRatio;
	const square = Math.max(1, Math.floor((room * density) / size));
	canvas.width = canvas.height = size * square;
	canvas.style.inlineSize = `${canvas.width / density}px`;
	const context = canvas.getContext('2d');
	if (!context) return;
	context.fillStyle = getComputedStyle(canvas).color;
	squares.forEach((row, y) => {
		row.forEach((isDark, x) => {
			if (isDark) context.fillRect(x * square, y * square, square, square);
		});
	});
}
