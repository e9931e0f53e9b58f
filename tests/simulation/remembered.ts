/** What was made out of the same things before is not made again. */
export class Remembered<T> {
	readonly #made = new Map<string, { readonly from: readonly unknown[]; readonly value: T }>();

	of(name: string, from: readonly unknown[], make: () => T): T {
		const last = this.#made.get(name);
		const isSame =
			last?.from.length === from.length && from.every((one, at) => one === last.from[at]);
		if (isSame) return last.value;
		const value = make();
		this.#made.set(name, { from, value });
		return value;
	}
}
