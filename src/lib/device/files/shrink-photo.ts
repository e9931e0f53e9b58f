import { goodPhotoBytes, maxPhotoSide } from '#lib/domain/attachments/attachment.ts';

const qualities = [0.82, 0.7, 0.58] as const;
const smallestSide = 640;

/**
 * A photo as it is sent: turned the right way, no larger than a page needs, and drawn anew, so that
 * nothing of what the camera wrote beside the picture (place, owner, serial number) is left.
 * Undefined for a picture that this browser cannot read.
 */
export async function shrinkPhoto(photo: Blob): Promise<Blob | undefined> {
	const picture = await readPicture(photo);
	if (!picture) return undefined;
	try {
		for (let side = maxPhotoSide; ; side = Math.round(side * 0.75)) {
			const drawn = await drawWithin(picture, side);
			if (drawn.size <= goodPhotoBytes || side <= smallestSide) return drawn;
		}
	} finally {
		picture.close();
	}
}

async function readPicture(photo: Blob): Promise<ImageBitmap | undefined> {
	try {
		return await createImageBitmap(photo, { imageOrientation: 'from-image' });
	} catch {
		// Whether it is broken or only unknown to this browser, it cannot be drawn.
		return undefined;
	}
}

async function drawWithin(picture: ImageBitmap, side: number): Promise<Blob> {
	const scale = Math.min(1, side / Math.max(picture.width, picture.height));
	const width = Math.max(1, Math.round(picture.width * scale));
	const height = Math.max(1, Math.round(picture.height * scale));
	const canvas = canvasOf(width, height);
	const context = canvas.getContext('2d') as CanvasRenderingContext2D | null;
	if (!context) throw new Error('The browser gives no canvas to draw on');
	// A drawing without a ground would come out black.
	context.fillStyle = 'white';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(picture, 0, 0, width, height);
	let drawn = await jpegOf(canvas, qualities[0]);
	for (const quality of qualities.slice(1)) {
		if (drawn.size <= goodPhotoBytes) break;
		drawn = await jpegOf(canvas, quality);
	}
	return drawn;
}

/** Older iPhones have no canvas off the screen. */
function canvasOf(width: number, height: number): OffscreenCanvas | HTMLCanvasElement {
	if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	return canvas;
}

async function jpegOf(canvas: OffscreenCanvas | HTMLCanvasElement, quality: number): Promise<Blob> {
	const type = 'image/jpeg';
	if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality });
	const drawn = await new Promise<Blob | null>((give) => canvas.toBlob(give, type, quality));
	if (!drawn) throw new Error('The browser could not write the picture');
	return drawn;
}
