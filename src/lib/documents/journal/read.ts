import type * as Y from 'yjs';
import {
	meetingKinds,
	meetingStates,
	newestFirst,
	type Agreement,
	type Journal,
	type Meeting
} from '#lib/domain/meeting.ts';
import { byOrder } from '#lib/domain/order.ts';
import { flagOf, numberOf, oneOf, recordsIn, textOf, textsOf, type Fields } from '../fields.ts';
import { isRemoved } from '../removal.ts';

/** Never throws: a phone may hold fields that this version does not know, or lack some. */
export function readJournal(doc: Y.Doc): Journal {
	const all = Object.groupBy(recordsIn(doc, 'meetings'), ([, fields]) =>
		isRemoved(fields) ? 'removed' : 'kept'
	);
	return {
		meetings: (all.kept ?? []).map(readMeeting).sort(newestFirst),
		agreements: recordsIn(doc, 'agreements')
			.filter(([, fields]) => !isRemoved(fields))
			.map(readAgreement)
			.sort(byOrder),
		removed: (all.removed ?? []).map(readMeeting).sort(newestFirst)
	};
}

function readMeeting([id, fields]: readonly [string, Fields]): Meeting {
	return {
		id,
		kind: oneOf(meetingKinds, fields.get('kind'), 'working'),
		state: oneOf(meetingStates, fields.get('state'), 'planned'),
		date: textOf(fields.get('date')),
		time: textOf(fields.get('time')),
		minutes: Math.max(0, numberOf(fields.get('minutes'))),
		mode: oneOf(['in-person', 'online'], fields.get('mode'), 'in-person'),
		place: textOf(fields.get('place')),
		topic: textOf(fields.get('topic')),
		done: textOf(fields.get('done')),
		attended: textOf(fields.get('attended')),
		resultLine: textOf(fields.get('resultLine')),
		difficulties: textOf(fields.get('difficulties')),
		stepIds: textsOf(fields.get('stepIds')),
		createdBy: textOf(fields.get('createdBy')),
		confirmations: readConfirmations(fields),
		wasRemoved: textOf(fields.get('removed')) !== ''
	};
}

/** One field per person, so that two who confirm at once do not take each other's mark away. */
function readConfirmations(fields: Fields): Meeting['confirmations'] {
	return [...fields.entries()]
		.filter(([name]) => name.startsWith(confirmationPrefix))
		.map(([name, at]) => ({ personId: name.slice(confirmationPrefix.length), at: numberOf(at) }))
		.filter((confirmation) => confirmation.at > 0)
		.sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

export const confirmationPrefix = 'confirmed:';

function readAgreement([id, fields]: readonly [string, Fields]): Agreement {
	return {
		id,
		order: textOf(fields.get('order')),
		meetingId: textOf(fields.get('meetingId')),
		text: textOf(fields.get('text')),
		who: oneOf(['mentor', 'mentee', 'both'], fields.get('who'), 'both'),
		due: textOf(fields.get('due')),
		done: flagOf(fields.get('done')),
		stepId: textOf(fields.get('stepId'))
	};
}
