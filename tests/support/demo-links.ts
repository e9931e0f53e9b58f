/** Where somebody of the demo district comes in. */
export interface DemoLink {
	readonly name: string;
	readonly role: string;
	readonly organisation: string;
	readonly address: string;
}

/** What `tropa demo --json` prints. */
export function linksIn(printed: string): readonly DemoLink[] {
	const { links } = JSON.parse(printed) as { readonly links: readonly DemoLink[] };
	return links;
}
