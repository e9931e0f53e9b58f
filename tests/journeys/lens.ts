import type { BrowserContext, Page } from 'playwright/test';

/** What stands in the page of a test in the place of glass: everything behind it is the app's own. */
interface Lens {
	see(picture: string, degrees: number): Promise<void>;
}

/** Every camera in this browser sees what the test holds before it. */
export async function putLens(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		const canvas = document.createElement('canvas');
		canvas.width = canvas.height = 720;
		const paint = canvas.getContext('2d');
		const wall = (): void => {
			if (!paint) return;
			paint.resetTransform();
			paint.fillStyle = 'dimgrey';
			paint.fillRect(0, 0, 720, 720);
		};
		const lens: Lens = {
			async see(picture, degrees) {
				const image = new Image();
				image.src = picture;
				await image.decode();
				wall();
				if (!paint) return;
				paint.translate(360, 360);
				paint.rotate((degrees * Math.PI) / 180);
				paint.filter = 'blur(0.6px) contrast(0.8)';
				paint.drawImage(image, -310, -310, 620, 620);
				paint.filter = 'none';
			}
		};
		wall();
		navigator.mediaDevices.getUserMedia = () => {
			// A camera goes on looking, also when nothing moves before it.
			const stream = canvas.captureStream(20);
			const timer = setInterval(() => paint?.fillRect(0, 0, 1, 1), 50);
			stream.getVideoTracks()[0]?.addEventListener('ended', () => clearInterval(timer));
			return Promise.resolve(stream);
		};
		Object.assign(window, { lens });
	});
}

/** Holds one phone's screen before the other's camera until the camera has seen enough. */
export async function hold(screen: Page, camera: Page): Promise<void> {
	const video = camera.locator('video');
	const code = screen.getByRole('img', { name: /Код «Тропы»/ }).locator('canvas');
	await video.waitFor();
	for (let look = 0; await video.isVisible(); look++) {
		const picture = await code.evaluate((shown) => (shown as HTMLCanvasElement).toDataURL());
		await camera.evaluate(
			([seen, degrees]) => (window as unknown as { lens: Lens }).lens.see(seen, degrees),
			[picture, (look % 7) - 3] as const
		);
	}
}
