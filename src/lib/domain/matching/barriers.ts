import type { MenteeProfile, MentorProfile } from './profiles.ts';

/** Why these two cannot be a pair, whatever the score. */
export type Barrier =
	| 'same-person'
	| 'mentor-consent-missing'
	| 'mentee-consent-missing'
	| 'parent-consent-missing'
	| 'certificate-missing'
	| 'no-room'
	| 'form-not-chosen'
	| 'assesses-the-mentee'
	| 'unwanted';

/** `taken` pairs of a proposal that is being made count beside those that exist. */
export function barriersBetween(
	mentor: MentorProfile,
	mentee: MenteeProfile,
	taken = 0
): readonly Barrier[] {
	const rules: readonly (readonly [Barrier, boolean])[] = [
		['same-person', mentor.personId === mentee.personId],
		['mentor-consent-missing', !mentor.hasConsents],
		['mentee-consent-missing', !mentee.hasConsents],
		['parent-consent-missing', mentee.isMinor && !mentee.hasParentConsent],
		['certificate-missing', mentee.isMinor && !mentor.hasCertificate],
		['no-room', mentor.load + taken >= mentor.capacity],
		['form-not-chosen', !mentor.forms.includes(mentee.form)],
		['assesses-the-mentee', mentor.assesses.includes(mentee.personId)],
		['unwanted', mentee.avoids.includes(mentor.personId)]
	];
	return rules.filter(([, stands]) => stands).map(([barrier]) => barrier);
}
