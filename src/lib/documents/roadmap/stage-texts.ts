import type * as Y from 'yjs';
import { stageTexts, type StageText } from '#lib/domain/roadmap/roadmap.ts';

export function stageTextRoot(stageId: string, name: StageText): string {
	return `text:${stageId}:${name}`;
}

export function textsOfStage(doc: Y.Doc, id: string): readonly string[] {
	return stageTexts.map((name) => doc.getText(stageTextRoot(id, name)).toString());
}
