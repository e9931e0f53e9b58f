import { classTeacher } from './class-teacher.ts';
import { digitalReverse } from './digital.ts';
import { firstYearTeacher } from './first-year.ts';
import { kindergarten } from './kindergarten.ts';
import { catchUp, newInClass, project } from './pupils.ts';
import type { ProgrammeTemplate } from './template.ts';

/** What most pairs begin with comes first. */
export const readyProgrammes: readonly ProgrammeTemplate[] = [
	firstYearTeacher,
	classTeacher,
	digitalReverse,
	kindergarten,
	catchUp,
	newInClass,
	project
];
