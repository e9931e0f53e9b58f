import type * as Y from 'yjs';
import type { DocumentKind } from '#lib/domain/access.ts';
import type { MadePair } from '../auth/pairing.ts';
import type { Chance } from '../auth/secrets.ts';
import type { Calendar } from './calendar.ts';
import type { DemoPair } from './cast.ts';
import type { Story } from './story.ts';

/** Somebody wrote something on some day. */
export interface Event {
	readonly at: number;
	readonly by: 'mentor' | 'mentee';
	readonly paper: DocumentKind;
	readonly write: (doc: Y.Doc) => void;
}

/** What the events of a pair are made of. */
export interface Plot {
	readonly pair: DemoPair;
	readonly made: MadePair;
	readonly story: Story;
	readonly calendar: Calendar;
	readonly chance: Chance;
}
