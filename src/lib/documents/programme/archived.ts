import { docOf } from '#lib/documents/doc-of.ts';
import { templateFrom } from '#lib/domain/programme-templates/from-programme.ts';
import type { ProgrammeTemplate } from '#lib/domain/programme-templates/template.ts';
import { readProgramme } from './read.ts';
import { programmeText } from './text.ts';

/** A programme from somewhere else, as another pair may begin with it. */
export function templateInArchive(updates: readonly Uint8Array[], name: string): ProgrammeTemplate {
	const doc = docOf(updates);
	return templateFrom(readProgramme(doc), {
		...{ name, title: name, about: '', persons: [] },
		goal: programmeText(doc, 'goal').value
	});
}
