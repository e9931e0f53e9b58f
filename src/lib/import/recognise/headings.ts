import type { ColumnRole } from '#lib/domain/roadmap/proposal.ts';
import { plain, withoutWideLetters } from './words.ts';

const longestHeading = 90;

/** The first that fits decides: «Ответственный за результат» names people, not a result. */
const dictionary: readonly (readonly [ColumnRole, RegExp])[] = [
	['number', /^(?:№|n[\s.]|n$|no[\s.]?|номер|п\/п|#)/],
	['responsible', /^(?:\S+ ){0,2}(?:ответствен|исполнител(?!ьн)|координатор)|^кто(?![а-я])/],
	['note', /отметк|примечан|комментар|фактическ/],
	['term', /^(?:\S+ )?(?:срок|длительност|дат[аы](?![а-я])|период|время|месяц|график|когда)/],
	[
		'result',
		/результат|вид документ|^документ|подтвержд|продукт|показател|форма отчет|^итог|выход/
	],
	['title', /мероприят|содержани|действи/],
	['stage', /этап|раздел|направлени|блок/],
	['title', /деятельност|наименован|задач|работ[аы]|вопрос|событи/],
	['note', /участник|категори|мест[оа]|форма|ауд?итори|уровень|дополнительн/]
];

export function roleOfHeading(text: string): ColumnRole | undefined {
	const said = plain(withoutWideLetters(text)).replace(/-\s/g, '');
	if (said === '' || said.length > longestHeading) return undefined;
	return dictionary.find(([, pattern]) => pattern.test(said))?.[0];
}

/**
 * A heading names three things a roadmap has, the activity or its term among them. Anything less
 * is a row that happens to speak of terms and results.
 */
export function isHeading(texts: readonly string[]): boolean {
	const filled = texts.filter((text) => text !== '');
	if (filled.some((text) => text.length > longestHeading || /^\d+\./.test(text))) return false;
	const roles = new Set(filled.map(roleOfHeading));
	const core = (['title', 'stage', 'term', 'responsible', 'result'] as const).filter((role) =>
		roles.has(role)
	);
	const known = core.length + (roles.has('number') ? 1 : 0);
	return known >= 3 && (roles.has('title') || roles.has('stage')) && core.length >= 2;
}
