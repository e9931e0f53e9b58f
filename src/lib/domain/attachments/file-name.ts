import { fileTypes, type FileType } from './file-types.ts';

const maxNameLength = 100;

/** Names that Windows keeps for itself, whatever follows after the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name under which a file may be shown and saved on any device: no folders, no invisible letters, no
 * turned writing direction, and the ending of what the file really is.
 */
export function safeFileName(name: string, type: FileType): string {
	const { extension } = fileTypes[type];
	const stem = withoutExtension(cleaned(name), extension);
	const usable = stem === '' || reserved.test(stem) ? 'file' : stem;
	return `${cut(usable)}.${extension}`;
}

function cleaned(name: string): string {
	const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
	return last
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
		.replace(/[<>:"|?*%]/g, '_')
		.replace(/\s+/g, ' ')
		.replace(/^[.\s]+|[.\s]+$/g, '');
}

/** Only its own ending is taken off: «план.exe» that is a PDF becomes «план.exe.pdf», which opens as one. */
function withoutExtension(name: string, extension: string): string {
	const isOwn = name.toLowerCase().endsWith(`.${extension}`);
	const isJpeg = extension === 'jpg' && /\.jpeg$/i.test(name);
	const end = isOwn ? extension.length + 1 : isJpeg ? 5 : 0;
	return name.slice(0, name.length - end).replace(/[.\s]+$/, '');
}

function cut(stem: string): string {
	return [...stem].slice(0, maxNameLength).join('').trimEnd();
}
