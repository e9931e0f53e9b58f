import { expect, test } from 'vitest';
import { goodPhotoBytes } from '#lib/domain/attachments/attachment.ts';
import { prepareFile } from '#lib/device/files/prepare-file.ts';
import { shrinkPhoto } from '#lib/device/files/shrink-photo.ts';

/** A picture whose left half is red and whose right half is blue; `noise` makes it hard to shrink. */
async function picture(width: number, height: number, noise = false): Promise<Uint8Array> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d')!;
	context.fillStyle = 'red';
	context.fillRect(0, 0, width / 2, height);
	context.fillStyle = 'blue';
	context.fillRect(width / 2, 0, width / 2, height);
	if (noise) {
		const image = context.getImageData(0, 0, width, height);
		for (let at = 0; at < image.data.length; at++) image.data[at] = (at * 2_654_435_761) >>> 24;
		context.putImageData(image, 0, 0);
	}
	const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
	return new Uint8Array(await drawn.arrayBuffer());
}

/** What a phone's camera writes beside the picture: that it was held upright, and where that was. */
function withCameraWords(jpeg: Uint8Array): Blob {
	const tiff = [
		0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0
	];
	const words = [...new TextEncoder().encode('GPS 56.0184 N 92.8672 E, camera 0123456789')];
	const body = [...new TextEncoder().encode('Exif'), 0, 0, ...tiff, ...words];
	const length = body.length + 2;
	const segment = Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff, ...body);
	return new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)], { type: 'image/jpeg' });
}

test('a photo is turned upright, and what the camera wrote beside it is gone', async () => {
	const taken = withCameraWords(await picture(400, 200));
	expect(await taken.text()).toContain('GPS 56.0184');
	const small = await shrinkPhoto(taken);
	const shown = await createImageBitmap(small!, { imageOrientation: 'none' });
	expect([shown.width, shown.height]).toEqual([200, 400]);
	const said = await small!.text();
	for (const word of ['Exif', 'GPS', '56.0184', 'camera']) expect(said).not.toContain(word);
	const canvas = new OffscreenCanvas(200, 400);
	const context = canvas.getContext('2d')!;
	context.drawImage(shown, 0, 0);
	const [red, , blue] = context.getImageData(100, 50, 1, 1).data;
	// Turned by a quarter to the right, what was left is on top.
	expect(red! > 200 && blue! < 60).toBe(true);
});

test('a large photo becomes one of a page, and one that is hard to shrink is made smaller still', async () => {
	const large = await shrinkPhoto(new Blob([new Uint8Array(await picture(4000, 3000))]));
	const shown = await createImageBitmap(large!);
	expect([shown.width, shown.height]).toEqual([1600, 1200]);
	const noisy = await shrinkPhoto(new Blob([new Uint8Array(await picture(1500, 1500, true))]));
	expect(noisy!.size).toBeLessThan(goodPhotoBytes * 2);
});

test('what a person chose is looked at before it is taken, and the reason for a «no» is named', async () => {
	const reasonOf = async (content: BlobPart, name: string) => {
		const prepared = await prepareFile(new File([content], name));
		return prepared.ok ? prepared.file.type : prepared.reason;
	};
	const jpeg = new Uint8Array(await picture(50, 50));
	expect(await reasonOf('', 'пусто.txt')).toBe('empty');
	expect(await reasonOf('MZ\u0000', 'план.pdf')).toBe('kind-refused');
	expect(await reasonOf(jpeg.slice(0, 200), 'оборвано.jpg')).toBe('photo-unreadable');
	expect(await reasonOf(`%PDF-1.7${' '.repeat(16 * 1024 * 1024)}`, 'скан.pdf')).toBe('too-big');
	expect(await reasonOf('%PDF-1.7 текст', 'скан.pdf')).toBe('application/pdf');
	expect(await reasonOf(jpeg, 'фото.png')).toBe('image/jpeg');
});
