import * as z from 'zod';
import { fieldTexts } from './texts.ts';

/** A name that people read: one line, no invisible letters, written in one way. */
function nameShape(maxLength: number, sentence: string) {
	return z
		.string(sentence)
		.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
		.refine((text) => text.length >= 2 && text.length <= maxLength, sentence)
		.refine((text) => !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(text), sentence);
}

export const personName = nameShape(120, fieldTexts.person);
export const schoolName = nameShape(200, fieldTexts.school);

export const linkSecret = z.string(fieldTexts.secret).regex(/^[\w-]{20,100}$/, fieldTexts.secret);
