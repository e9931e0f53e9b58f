const numbers = new Intl.NumberFormat('ru');

/** «12 КБ», «1,4 МБ»: as a person reads sizes on a phone. */
export function sizeText(bytes: number): string {
	if (bytes >= 1024 ** 3) return `${round(bytes / 1024 ** 3)}\u00a0ГБ`;
	if (bytes >= 1024 ** 2) return `${round(bytes / 1024 ** 2)}\u00a0МБ`;
	return `${numbers.format(Math.max(1, Math.round(bytes / 1024)))}\u00a0КБ`;
}

function round(value: number): string {
	return numbers.format(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
}
