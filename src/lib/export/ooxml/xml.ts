/** XML 1.0 has no place for control characters and half letters; a text with one would open nowhere. */

const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const signs: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** For texts and attributes of XML and HTML alike. */
export function escaped(text: string): string {
	return text.replace(unwritable, '').replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
