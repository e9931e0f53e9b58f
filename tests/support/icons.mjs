import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { smallPng } from './small-png.mjs';

/** Draws static/icons/*.png from static/icon.svg: `CHROMIUM=… node tests/support/icons.mjs`. */
const svg = readFileSync('static/icon.svg', 'utf8');
/** A launcher may cut a circle out: the ground fills the square, the mark keeps to the middle. */
const maskable = svg
	.replace(' rx="112"', '')
	.replace('viewBox="0 0 512 512"', 'viewBox="-72 -72 656 656" style="background:#0f5c4a"');

mkdirSync('static/icons', { recursive: true });
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu']
});
const page = await browser.newPage();
for (const [name, drawing] of Object.entries({ icon: svg, maskable })) {
	for (const size of [192, 512]) {
		await page.setViewportSize({ width: size, height: size });
		await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${drawing}`);
		const drawn = await page.screenshot({ omitBackground: true });
		writeFileSync(`static/icons/${name}-${size}.png`, smallPng(await pixelsOf(drawn)));
	}
}
await browser.close();

/** The browser reads its own picture. */
async function pixelsOf(png) {
	return page.evaluate(
		async (data) => {
			const image = new Image();
			image.src = data;
			await image.decode();
			const { width, height } = image;
			const context = new OffscreenCanvas(width, height).getContext('2d');
			context.drawImage(image, 0, 0);
			return { width, height, pixels: [...context.getImageData(0, 0, width, height).data] };
		},
		`data:image/png;base64,${png.toString('base64')}`
	);
}
