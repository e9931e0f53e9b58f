import type * as z from 'zod';
import type * as shapes from './replies.ts';

export const auditTexts = {
	badLimit: (text: string) => `«${text}» — не число. Сколько записей показать: --limit 50.`,
	audit: ({ head, brokenAt, entries }: z.infer<typeof shapes.audit>) =>
		[
			brokenAt === null
				? `Журнал цел. Записей: ${head.place}. Последнее звено: ${head.hash || 'нет'}`
				: `Журнал изменён: цепочка рвётся на записи ${brokenAt}. Сохраните файл данных и сообщите ответственному.`,
			...entries.map(lineOf)
		].join('\n'),
	exported: ({ file, documents }: z.infer<typeof shapes.personExport>) =>
		`Данные человека записаны: ${file}. Документов: ${documents}.`,
	erased: ({
		name,
		documents,
		mentions,
		isDone,
		act,
		journal
	}: z.infer<typeof shapes.personErase>) =>
		[
			isDone
				? `Уничтожено. Документов: ${documents.length}. Акт: ${act ?? ''}. Журнал событий: ${journal ?? ''}.`
				: `Ничего не изменено. Будут уничтожены: учётная запись «${name}», роли, способы входа и документы (${documents.length}):`,
			...(isDone ? [] : documents.map(({ id, kind }) => `  ${kind}  ${id}`)),
			...(mentions.length === 0
				? []
				: [
						'Имя стоит словами в документах, которые остаются:',
						...mentions.map(({ id, kind }) => `  ${kind}  ${id}`)
					]),
			...(isDone
				? []
				: ['Чтобы уничтожить, повторите команду с ключом --act <файл>: в него запишется акт.'])
		].join('\n')
} as const;

function lineOf(entry: z.infer<typeof shapes.audit>['entries'][number]): string {
	const { place, at, event, by, about, object, detail } = entry;
	const words = [place, new Date(at).toISOString(), event, detail, `кто: ${by || 'сервер'}`];
	return [...words, about && `о ком: ${about}`, object].filter((word) => word !== '').join('  ');
}
