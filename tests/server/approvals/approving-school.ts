import * as Y from 'yjs';
import type { Role } from '#lib/domain/people.ts';
import type {
	ApprovalRecord,
	ApprovalStep,
	ApprovalWords
} from '#lib/domain/approvals/approval.ts';
import { planContentOf } from '#lib/documents/plan-content.ts';
import * as activities from '#lib/documents/roadmap/activities.ts';
import * as stages from '#lib/documents/roadmap/stages.ts';
import * as titlePage from '#lib/documents/roadmap/title-page.ts';
import { newDocument } from '../../../server/auth/documents.ts';
import { newOrganisation } from '../../../server/auth/people.ts';
import { systemChance } from '../../../server/auth/secrets.ts';
import { frozen } from '../../../server/approvals/frozen-plans.ts';
import { openHouse } from '../http/house.ts';

export type Step = { readonly step: ApprovalStep; readonly hash?: string; readonly id?: string } & {
	readonly words?: ApprovalWords;
};

/** A school of a district with its roadmap, as the server has it, and people to decide on it. */
export async function approvingSchool() {
	const house = await openHouse();
	const making = { chance: systemChance, now: house.clock.now };
	const district = newOrganisation({ kind: 'district', name: 'Район', parentId: null }, making);
	const school = newOrganisation({ kind: 'school', name: 'Школа', parentId: district.id }, making);
	await house.facts.change([...district.changes, ...school.changes]);
	const signIn = (role: Role, organisationId = school.id) =>
		house.signedIn({ name: `Ольхов ${role}`, organisationId, role });
	const curator = await signIn('curator');
	const director = await signIn('director');
	const roadmap = newDocument({ kind: 'roadmap', organisationId: school.id }, curator.id, making);
	await house.storage.log.append([roadmap.first]);
	await house.facts.change([roadmap.change]);

	const doc = new Y.Doc();
	Y.applyUpdate(doc, roadmap.first.update);
	let sent = Y.encodeStateVector(doc);
	/** What the curator's phone did, stored on the server. */
	const edit = async (deed: (doc: Y.Doc) => void): Promise<void> => {
		deed(doc);
		const update = Y.encodeStateAsUpdate(doc, sent);
		sent = Y.encodeStateVector(doc);
		const from = { authorId: curator.id, deviceId: 'phone-1', at: house.clock.now };
		await house.storage.log.append([{ documentId: roadmap.id, update, ...from }]);
	};
	await edit((plan) => {
		titlePage.changeTitlePage(plan, { title: 'Дорожная карта' });
		stages.addStage(plan, { id: 's1', title: 'Подготовка' });
		for (const id of ['a', 'b', 'c'])
			activities.addActivity(plan, { id, stageId: 's1', title: `Дело ${id}`, term: 'сентябрь' });
	});
	const hash = (): string => frozen(planContentOf(doc, 'roadmap')).hash;
	let ids = 0;
	const path = `/api/documents/${roadmap.id}/approvals`;
	const ask = ({ cookie }: { readonly cookie: string }, step: Step): Promise<Response> =>
		house.post(
			path,
			{ id: `step-${(ids += 1)}-00000`, hash: hash(), words: {}, ...step },
			{ cookie }
		);
	const take = async (who: { readonly cookie: string }, step: Step) => {
		const answer = await ask(who, step);
		if (answer.status !== 200) throw new Error(await answer.text());
		return ((await answer.json()) as { records: ApprovalRecord[] }).records;
	};
	return {
		...{ house, doc, edit, hash, ask, take, path, curator, director, signIn },
		...{ documentId: roadmap.id, districtId: district.id, schoolId: school.id }
	};
}
