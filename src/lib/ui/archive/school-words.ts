import { schoolLists } from '#lib/ui/texts/ru/archive-words-of-school.ts';

/** In the part of those who lead a school. */
export { schoolLists };
