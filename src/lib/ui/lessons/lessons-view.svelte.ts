import type { Lesson } from '#lib/domain/observation.ts';
import * as commands from '#lib/documents/observations/commands.ts';
import type { Judged, LessonFields } from '#lib/documents/observations/commands.ts';
import { readLessons } from '#lib/documents/observations/read.ts';
import type { OpenDocument } from '#lib/device/surface.ts';
import { Live, seen, type Seen } from '#lib/ui/live.svelte.ts';

/** The cards of lessons that the two of a pair watched. */
export class LessonsView {
	readonly #opened: OpenDocument;
	readonly #lessons: Live<readonly Lesson[]>;
	readonly #mode: Seen<'read-only' | 'read-write'>;

	readonly lessons = $derived.by(() => this.#lessons.current);
	readonly readOnly = $derived.by(() => this.#mode.current === 'read-only');

	constructor(opened: OpenDocument) {
		this.#opened = opened;
		this.#lessons = new Live(opened, readLessons);
		this.#mode = seen(opened.mode);
	}

	lesson(lessonId: string): Lesson | undefined {
		return this.lessons.find(({ id }) => id === lessonId);
	}

	ofMeeting(meetingId: string): Lesson | undefined {
		return this.lessons.find((lesson) => lesson.meetingId === meetingId);
	}

	/** The new card's id. */
	add(fields: Pick<Lesson, 'date' | 'observer' | 'meetingId'>): string {
		const id = crypto.randomUUID();
		commands.addLesson(this.#opened.doc, { id, ...fields });
		return id;
	}

	change(lessonId: string, fields: LessonFields): void {
		commands.changeLesson(this.#opened.doc, lessonId, fields);
	}

	judge(lessonId: string, judged: Judged): void {
		commands.judgeLesson(this.#opened.doc, lessonId, judged);
	}

	remove(lessonId: string): void {
		commands.removeLesson(this.#opened.doc, lessonId);
	}

	undo(): void {
		this.#opened.undo.undo();
	}
}
