import type { RoadmapProposal } from '#lib/domain/roadmap/proposal.ts';

/** What a document says, whatever it looks like and wherever on the page it stands. */
export function said({ header, stages, tables, leftovers }: RoadmapProposal): object {
	return {
		title: header.title.text,
		organisation: header.organisation.text,
		contacts: header.contacts.text,
		period: header.period,
		approvals: header.approvals.map(({ raw, ...rest }) => ({ ...rest, raw: raw.text })),
		authors: header.authors.map(({ text }) => text),
		signatures: header.signatures.map(({ text }) => text),
		order: header.order.text,
		columns: tables[0]?.columns.map(({ heading, role }) => ({ heading, role })),
		stages: stages.map(({ number, title, task, narrative, activities }) => ({
			number,
			title,
			task: task.text,
			narrative: narrative.text,
			activities: activities.map((each) => ({
				number: each.number,
				title: each.title,
				content: each.content.text,
				parts: each.parts,
				term: each.term.text,
				responsible: each.responsible.text,
				people: each.people,
				result: each.result.text,
				documents: each.documents,
				notes: each.notes.map(({ heading, written }) => ({ heading, text: written.text }))
			}))
		})),
		leftovers: leftovers.map(({ text }) => text)
	};
}
