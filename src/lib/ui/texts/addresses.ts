/** The addresses of the app's own screens, in one place, so that a link and its screen cannot part. */

export const homeAddress = '/';
export const weekAddress = '/week';
export const moreAddress = '/more';
export const helpAddress = '/more/help';
export const lookAddress = '/more/look';
export const phoneAddress = '/more/phone';
export const takeFileAddress = '/more/take-file';
export const giveFileAddress = '/more/give-file';
export const archiveAddress = '/more/archive';
export const aboutAddress = '/more/about';
export const accessLogAddress = '/more/access';
export const decisionsAddress = '/more/decisions';
export const peopleAddress = '/more/people';
export const calendarAddress = '/more/calendar';
export const supportAddress = '/support';
export const connectionAddress = '/connection';
export const enterAddress = '/enter';
export const protectionAddress = '/protection';
export const joinAddress = '/join';
export const invitationsAddress = '/invitations';
export const pairsAddress = '/pairs';
export const newPairAddress = '/pairs/new';

export const baseAddress = '/base';
export const peopleImportAddress = '/base/import';
export const consentFormsAddress = '/base/forms';
export const manyConsentsAddress = '/base/consents';
export const matchAddress = '/base/match';
export const bondsAddress = '/base/bonds';
export const ordersAddress = '/base/orders';
export const bondAddress = (bondId: string): string => under(bondsAddress, bondId);
export const orderAddress = (orderId: string): string => under(ordersAddress, orderId);
export const basePersonAddress = (personId: string): string => under('/base/people', personId);
export const personFormsAddress = (personId: string): string =>
	`${consentFormsAddress}?person=${encodeURIComponent(personId)}`;

export const progressAddress = '/progress';
export const participantsAddress = '/participants';

export const surveysAddress = '/surveys';
export const deskAddress = '/survey-desk';
export const surveyAddress = (surveyId: string): string => under(surveysAddress, surveyId);
export const deskSurveyAddress = (surveyId: string): string => under(deskAddress, surveyId);
export const resultsAddress = (surveyId: string): string =>
	`${deskSurveyAddress(surveyId)}/results`;
export const blankAddress = (surveyId: string): string => `${deskSurveyAddress(surveyId)}/blank`;
export const takeAddress = (surveyId: string, by: 'paper' | 'kiosk'): string =>
	`${deskSurveyAddress(surveyId)}/take?by=${by}`;

export const programmeAddress = (pairId?: string): string => under('/programme', pairId);
/** A child's programme calls its parts by simpler names. */
export function programmePartAddress(pairId: string, part: string, isForPupils = false): string {
	return `${programmeAddress(pairId)}/${part}${isForPupils ? '?for=pupils' : ''}`;
}

export const meetingsAddress = (pairId?: string): string => under('/meetings', pairId);
export const recordAddress = (pairId?: string): string => under('/record', pairId);

export function meetingAddress(pairId: string, meetingId: string): string {
	return `${meetingsAddress(pairId)}/${encodeURIComponent(meetingId)}`;
}

/** Two phones of a pair beside each other; without a pair, those of the pair looked at last. */
export function tallyAddress(pairId?: string, meetingId?: string): string {
	const meeting = meetingId === undefined ? '' : `?meeting=${encodeURIComponent(meetingId)}`;
	return `${under('/tally', pairId)}${meeting}`;
}

export const storyAddress = (pairId: string): string => under('/story', pairId);
export const portfolioAddress = '/portfolio';
export const papersAddress = (pairId: string): string => under('/papers', pairId);
export const paperFieldsAddress = '/papers/fields';
export const paperTemplatesAddress = '/paper-templates';
export const lessonsAddress = (pairId: string): string => under('/lessons', pairId);

export function lessonAddress(pairId: string, lessonId: string): string {
	return under(lessonsAddress(pairId), lessonId);
}

export function pairAddress(pairId: string): string {
	return under(pairsAddress, pairId);
}

/** What a reader of a pair sees of its meetings. */
export const pairMeetingsAddress = (pairId: string): string =>
	`${pairAddress(pairId)}?show=meetings`;

export const roadmapAddress = (roadmapId?: string): string => under('/roadmap', roadmapId);

/** Some rows of a roadmap: of one stage, or what is late, or both. */
export function roadmapRowsAddress(
	roadmapId: string,
	asked: { readonly stage?: string; readonly show?: 'overdue' }
): string {
	return `${roadmapAddress(roadmapId)}?${new URLSearchParams(asked).toString()}`;
}

export function activityAddress(roadmapId: string, activityId: string): string {
	return `${roadmapAddress(roadmapId)}${activityEnding(activityId)}`;
}

export function activityEnding(activityId: string): string {
	return under('/activities', activityId);
}

export const roadmapImportAddress = (roadmapId: string): string =>
	`${roadmapAddress(roadmapId)}/import`;

export const toSignAddress = '/to-sign';
export const approvalAddress = (documentId: string): string => under('/approval', documentId);

export const nextYearAddress = (documentId: string): string => under('/next-year', documentId);

export function changesAddress(documentId: string): string {
	return `${approvalAddress(documentId)}/changes`;
}

export function compareAddress(documentId: string): string {
	return `${approvalAddress(documentId)}/compare`;
}

export const roadmapDistrictAddress = (roadmapId: string): string =>
	`${roadmapAddress(roadmapId)}/district`;

export const roadmapExportAddress = (roadmapId: string): string =>
	`${roadmapAddress(roadmapId)}/export`;

export const monitoringAddress = '/monitoring';
export const indicatorsAddress = '/monitoring/indicators';
export const requestAddress = (requestId: string): string =>
	under('/monitoring/requests', requestId);
export const reportAddress = (reportId: string): string => under('/monitoring/reports', reportId);

function under(address: string, id: string | undefined): string {
	return id === undefined ? address : `${address}/${encodeURIComponent(id)}`;
}
