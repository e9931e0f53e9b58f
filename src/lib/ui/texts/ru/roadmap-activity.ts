export const activityTexts = {
	title: 'Мероприятие',
	unknown: 'Такого мероприятия на устройстве нет. Возможно, его удалили или оно ещё не загрузилось'
} as const;
