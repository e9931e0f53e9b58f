import type { ArchiveManifest } from '#lib/domain/archive/manifest.ts';

/** For whoever opens the archive in ten years and has never heard of the app. */
export function readmeOf({ madeAt, person, documents, missing }: ArchiveManifest): string {
	const lines = [
		'КОПИЯ ИЗ «ТРОПЫ»',
		`${person.name}, ${dayOf(madeAt)} (время по Гринвичу)`,
		'',
		'ВНУТРИ ПЕРСОНАЛЬНЫЕ ДАННЫЕ, И ОНИ НЕ ЗАШИФРОВАНЫ.',
		'',
		'Как вернуть: «Тропа» → Ещё → Копия данных → Вернуть из копии. Ничего не сотрётся.',
		'Как прочитать без «Тропы»: поменяйте окончание .tropa на .zip и откройте архиватором.',
		'',
		'data/   документы целиком, простой текст',
		'csv/    те же записи таблицами, для Excel и LibreOffice',
		'files/  фотографии, сканы и голосовые заметки',
		'crdt/   те же документы со всей историей, для самой «Тропы»',
		'manifest.json  опись с контрольными суммами',
		'',
		...documents.map(({ name, data }) => `${data}: ${name}`),
		...[...missing.documents.map(({ id, kind }) => `${kind} ${id}`), ...namesOf(missing.files)].map(
			(what) => `Нет в копии, не загружено на устройство: ${what}`
		),
		''
	];
	// The notepad of an old Windows knows no other end of a line, and takes the mark for UTF-8.
	return `\ufeff${lines.join('\r\n')}`;
}

function namesOf(files: ArchiveManifest['missing']['files']): readonly string[] {
	return files.map(({ name }) => name);
}

function dayOf(iso: string): string {
	const [year, month, day] = iso.slice(0, 10).split('-');
	return `${day}.${month}.${year} ${iso.slice(11, 16)}`;
}
