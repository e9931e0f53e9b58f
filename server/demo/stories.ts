import type { Story } from './story.ts';
import { attention } from './stories/attention.ts';
import { classTeacher } from './stories/class-teacher.ts';
import { digital } from './stories/digital.ts';
import { firstYear } from './stories/first-year.ts';

export const stories = {
	'first-year': firstYear,
	attention,
	digital,
	'class-teacher': classTeacher
} as const satisfies Record<string, Story>;

export type StoryName = keyof typeof stories;
export const storyNames = Object.keys(stories) as readonly StoryName[];
