import type { ErasurePlan } from '../personal-data/erase.ts';
import type { AuditEntry, AuditHead } from '../storage/audit/trail.ts';

const kindNames: Readonly<Record<string, string>> = {
	programme: 'персонализированная программа',
	journal: 'дневник встреч',
	'pair-notes': 'заметки пары',
	'private-notes': 'личные заметки',
	review: 'замечания куратора',
	feedback: 'обратная связь',
	marks: 'отметки о встречах',
	'pair-feedback': 'отклик паре',
	observations: 'карты наблюдения урока',
	'help-curator': 'просьба о помощи к куратору',
	'help-psychologist': 'просьба о помощи к психологу',
	'help-methodist': 'просьба о помощи к методисту',
	answers: 'анкета',
	ballots: 'анкета без имени',
	surveys: 'анкеты школы',
	'taken-answers': 'анкеты с бумаги',
	library: 'материал копилки',
	practices: 'описание практики',
	roadmap: 'дорожная карта',
	registry: 'базы школы',
	monitoring: 'показатели и отчёты'
};

/** For the person who signs it: what was destroyed, when and how. Names of the commission are theirs to add. */
export function actOf(
	{ person, documents, mentions, bases }: ErasurePlan,
	{ at, isDone }: { readonly at: number; readonly isDone: boolean }
): string {
	const when = new Date(at);
	const list = (rows: ErasurePlan['documents']): readonly string[] =>
		rows.map(({ id, kind }) => `  — ${kindNames[kind] ?? kind}, номер ${id}`);
	return [
		isDone
			? 'АКТ об уничтожении персональных данных'
			: 'УНИЧТОЖЕНИЕ НЕ ЗАКОНЧЕНО: выполните команду ещё раз',
		'',
		`Дата и время: ${when.toLocaleString('ru')} (${when.toISOString()})`,
		`Субъект персональных данных: номер в системе ${person.id}`,
		'Информационная система: Тропа',
		'Причина уничтожения: ____________________',
		'Способ: записи удалены из базы данных с затиранием на диске; журнал правок, снимки,',
		'указатели и отложенные правки удалены; повторный приём с устройств закрыт.',
		'',
		`Уничтожены учётная запись, роли, сеансы и способы входа, а также документы (${documents.length}):`,
		...(documents.length === 0 ? ['  — документов не было'] : list(documents)),
		...(bases.length === 0
			? []
			: [
					'Уничтожены карточка, записи о согласиях со сканами и о парах в базах школы, номер базы:'
				]),
		...bases.map(({ documentId }) => `  — ${documentId}`),
		'',
		...(mentions.length === 0
			? []
			: [
					'В этих документах имя записано словами; проверьте и исправьте их:',
					...list(mentions),
					''
				]),
		'Резервные копии, сделанные раньше, уничтожаются по своему сроку; при восстановлении из них',
		'эти данные стираются снова.',
		'Выгрузка из журнала событий приложена отдельным файлом.',
		'',
		'Ответственный: ____________________   Подпись: ____________________',
		''
	].join('\n');
}

/** One entry a line, and the head of the chain they are links of. */
export function journalOf(entries: readonly AuditEntry[], head: AuditHead): string {
	const lines = entries.toReversed().map((entry) => JSON.stringify(entry));
	return [...lines, JSON.stringify({ head }), ''].join('\n');
}
