/** The few words that the kit itself says. */
export const kitTexts = {
	close: 'Закрыть',
	unkept: 'Вы начали писать, это ещё не сохранено',
	stay: 'Вернуться к тексту',
	leave: 'Закрыть без сохранения',
	leaveWithout: 'Вы начали писать, это ещё не сохранено. Уйти без этого текста?',
	more: (count: number) => `И ещё: ${count}`,
	undo: 'Отменить',
	undoEdit: 'Отменить правку',
	redoEdit: 'Вернуть правку',
	notices: 'Уведомления',
	theme: 'Тема',
	themes: { system: 'Как в системе', light: 'Светлая', dark: 'Тёмная' },
	sun: 'На солнце',
	sunHint: 'Чёрное на белом, жирнее: видно при ярком свете',
	size: 'Размер букв',
	density: 'Строки на большом экране',
	densities: { comfortable: 'Просторно', compact: 'Плотно' }
} as const;
