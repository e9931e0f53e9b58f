import { blankPair } from '#lib/documents/blank.ts';
import { programmeTexts, type ProgrammeText } from '#lib/domain/programme.ts';
import type { PaperData } from '#lib/export/papers/paper-data.ts';
import { paperValues } from './paper-values.ts';

/** Every name that a template may use, with nothing behind it. */
export function paperCatalogue(): PaperData {
	const words = programmeTexts.map((name) => [name, '']);
	return paperValues({
		...{ school: '', mentors: [], mentees: [], lesson: undefined },
		...blankPair(),
		words: Object.fromEntries(words) as Readonly<Record<ProgrammeText, string>>,
		...{ from: '', to: '', today: '' }
	});
}
