export const reminderTexts = {
	title: 'Напоминания',
	wasIt: 'Встреча состоялась?',
	confirm: 'Подтвердите встречу',
	feedback: 'Отклик о встрече: полминуты',
	late: 'Срок прошёл',
	soon: 'Скоро срок'
} as const;
