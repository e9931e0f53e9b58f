import { additional } from './ready-roadmaps/additional.ts';
import { district } from './ready-roadmaps/district.ts';
import { preschool } from './ready-roadmaps/preschool.ts';
import { pupils } from './ready-roadmaps/pupils.ts';
import { teachers } from './ready-roadmaps/teachers.ts';

export const readyRoadmaps = { teachers, district, additional, pupils, preschool } as const;
