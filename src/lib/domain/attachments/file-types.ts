export const attachmentKinds = ['photo', 'voice', 'file'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

interface TypeOfFile {
	readonly kind: AttachmentKind;
	readonly extension: string;
}

/** What may be attached. Programs, scripts, pages and archives may not: they do something when opened. */
export const fileTypes = {
	'image/jpeg': { kind: 'photo', extension: 'jpg' },
	'image/png': { kind: 'photo', extension: 'png' },
	'image/webp': { kind: 'photo', extension: 'webp' },
	'image/gif': { kind: 'photo', extension: 'gif' },
	'image/heic': { kind: 'photo', extension: 'heic' },
	'audio/webm': { kind: 'voice', extension: 'webm' },
	'audio/ogg': { kind: 'voice', extension: 'ogg' },
	'audio/mp4': { kind: 'voice', extension: 'm4a' },
	'audio/mpeg': { kind: 'voice', extension: 'mp3' },
	'audio/wav': { kind: 'voice', extension: 'wav' },
	'video/mp4': { kind: 'file', extension: 'mp4' },
	'video/webm': { kind: 'file', extension: 'webm' },
	'application/pdf': { kind: 'file', extension: 'pdf' },
	'application/rtf': { kind: 'file', extension: 'rtf' },
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
		kind: 'file',
		extension: 'docx'
	},
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
		kind: 'file',
		extension: 'xlsx'
	},
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
		kind: 'file',
		extension: 'pptx'
	},
	'application/vnd.oasis.opendocument.text': { kind: 'file', extension: 'odt' },
	'application/vnd.oasis.opendocument.spreadsheet': { kind: 'file', extension: 'ods' },
	'application/vnd.oasis.opendocument.presentation': { kind: 'file', extension: 'odp' },
	'application/msword': { kind: 'file', extension: 'doc' },
	'application/vnd.ms-excel': { kind: 'file', extension: 'xls' },
	'application/vnd.ms-powerpoint': { kind: 'file', extension: 'ppt' },
	'text/plain': { kind: 'file', extension: 'txt' },
	'text/csv': { kind: 'file', extension: 'csv' }
} as const satisfies Record<string, TypeOfFile>;

export type FileType = keyof typeof fileTypes;

export function isFileType(value: unknown): value is FileType {
	return typeof value === 'string' && Object.hasOwn(fileTypes, value);
}

export function kindOfType(type: FileType): AttachmentKind {
	return fileTypes[type].kind;
}
