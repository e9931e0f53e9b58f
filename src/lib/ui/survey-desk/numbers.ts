const tenths = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 });

/** «7,5». */
export function decimal(value: number): string {
	return tenths.format(value);
}
