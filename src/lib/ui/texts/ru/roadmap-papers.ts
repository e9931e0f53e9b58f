export const papersTexts = {
	state: 'Состояние документов',
	all: 'Все',
	none: 'В этой дорожной карте документов не ожидается',
	noneSuch: 'Таких документов нет',
	untitled: 'Документ без названия'
} as const;
