import { approvalRoutes } from './approvals.ts';
import { calendarRoutes } from './calendar.ts';
import { contactRoutes } from './contacts.ts';
import { averageRoutes } from './averages.ts';
import { deviceRoutes } from './devices.ts';
import { entryRoutes } from './entry.ts';
import { exchangeRoutes } from './exchange.ts';
import { fileRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { invitationRoutes } from './invitations.ts';
import { metricsRoutes } from './metrics.ts';
import { myDataRoutes } from './my-data.ts';
import { packetRoutes } from './packets.ts';
import { pairRoutes } from './pairs.ts';
import { passkeyRoutes } from './passkeys.ts';
import { peopleRoutes } from './people.ts';
import { quarantineRoutes } from './quarantine.ts';
import { progressRoutes } from './progress.ts';
import { protectionRoutes } from './protection.ts';
import { publicationRoutes } from './publications.ts';
import { reachRoutes } from './reach.ts';
import { restingRoutes } from './resting.ts';
import { roadmapRoutes } from './roadmaps.ts';
import { setupRoutes } from './set-up.ts';
import { signInRoutes } from './sign-in.ts';
import { submissionRoutes } from './submissions.ts';
import { surveyRoutes } from './surveys.ts';
import { tokenRoutes } from './tokens.ts';
import type { HttpParts } from './parts.ts';
import type { Route } from './route.ts';

/** Every address that is answered, and for whom. */
export function routesOf(parts: HttpParts): readonly Route[] {
	return [
		...healthRoutes(parts),
		...metricsRoutes(parts),
		...reachRoutes(parts),
		...setupRoutes(parts),
		...entryRoutes(parts),
		...restingRoutes(parts),
		...signInRoutes(parts),
		...passkeyRoutes(parts),
		...protectionRoutes(parts),
		...deviceRoutes(parts),
		...tokenRoutes(parts),
		...invitationRoutes(parts),
		...pairRoutes(parts),
		...contactRoutes(parts),
		...averageRoutes(parts),
		...progressRoutes(parts),
		...calendarRoutes(parts),
		...myDataRoutes(parts),
		...fileRoutes(parts),
		...peopleRoutes(parts),
		...approvalRoutes(parts),
		...quarantineRoutes(parts),
		...roadmapRoutes(parts),
		...surveyRoutes(parts),
		...submissionRoutes(parts),
		...publicationRoutes(parts),
		...exchangeRoutes(parts),
		...packetRoutes(parts)
	];
}
