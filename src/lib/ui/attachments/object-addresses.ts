/** Addresses under which the browser shows bytes that are here. They are given back when the screen goes. */
export class ObjectAddresses {
	readonly #addresses = new Map<string, string>();

	of(name: string): string | undefined {
		return this.#addresses.get(name);
	}

	give(name: string, content: Uint8Array, type: string): string {
		const address = URL.createObjectURL(new Blob([new Uint8Array(content)], { type }));
		this.takeBack(name);
		this.#addresses.set(name, address);
		return address;
	}

	takeBackAll(): void {
		for (const name of [...this.#addresses.keys()]) this.takeBack(name);
	}

	takeBack(name: string): void {
		const address = this.#addresses.get(name);
		if (address) URL.revokeObjectURL(address);
		this.#addresses.delete(name);
	}
}
