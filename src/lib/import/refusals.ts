/** Every «no» of the import, with the sentence a person reads: what is wrong and what to do. */
export const importRefusals = {
	empty: 'Файл пустой. Проверьте, тот ли файл выбран.',
	'too-big':
		'Файл слишком большой для дорожной карты. Оставьте в нём только таблицу, без картинок, и загрузите снова.',
	'too-many-rows':
		'В таблице слишком много строк или столбцов. Разделите документ на части и загрузите их по одной.',
	damaged: 'Файл повреждён и не открывается. Откройте его в Word или Excel и сохраните заново.',
	encrypted: 'Файл защищён паролем. Снимите пароль в Word или Excel, сохраните и загрузите снова.',
	'old-word':
		'Это документ старого Word (.doc). Откройте его и сохраните как .docx, затем загрузите снова.',
	'old-excel':
		'Это книга старого Excel (.xls). Откройте её и сохраните как .xlsx, затем загрузите снова.',
	'other-office':
		'Такой документ прочитать нельзя. Сохраните его как .docx или .xlsx и загрузите снова.',
	pdf: 'Это PDF: таблицу из него прочитать нельзя. Возьмите исходный документ Word или Excel.',
	picture: 'Это картинка: таблицу из неё прочитать нельзя. Возьмите документ Word или Excel.',
	'not-a-document':
		'Это не документ с таблицей. Подойдут файлы .docx, .xlsx, .html, .txt, .tsv и .csv.',
	'no-people':
		'В файле нет списка людей. Нужна таблица со столбцом «ФИО» или по одному имени на строке.',
	'no-roadmap':
		'В документе нет таблицы дорожной карты. Нужна таблица со столбцами «Мероприятие», «Срок», «Ответственный».'
} as const;

export type ImportRefusalCode = keyof typeof importRefusals;

export interface ImportRefusal {
	readonly ok: false;
	readonly code: ImportRefusalCode;
	readonly sentence: string;
}

export interface Taken<T> {
	readonly ok: true;
	readonly value: T;
}

export type ImportOutcome<T> = Taken<T> | ImportRefusal;

export function refuse(code: ImportRefusalCode): ImportRefusal {
	return { ok: false, code, sentence: importRefusals[code] };
}

export function taken<T>(value: T): Taken<T> {
	return { ok: true, value };
}
