import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fillable } from '#lib/ui/kit/fill.ts';
import { KeptTyping } from '#lib/ui/kit/kept-typing.ts';

class FakeField implements Fillable {
	value = '';
	selectionStart = 0;
	selectionEnd = 0;
	setSelectionRange(start: number, end: number): void {
		this.selectionStart = start;
		this.selectionEnd = end;
	}
	matches(): boolean {
		return true;
	}
	type(letters: string): void {
		const at = this.selectionStart;
		this.value = this.value.slice(0, at) + letters + this.value.slice(at);
		this.setSelectionRange(at + letters.length, at + letters.length);
	}
}

function fieldOf(start: string, inRecord: (text: string) => string = (text) => text) {
	const record = { value: start, mayWrite: true, kept: [] as string[] };
	const field = new FakeField();
	const typing = new KeptTyping(field, {
		value: () => record.value,
		mayWrite: () => record.mayWrite,
		onkeep: (text) => {
			record.kept.push(text);
			record.value = inRecord(text);
			typing.look();
		}
	});
	field.setSelectionRange(start.length, start.length);
	const type = (letters: string): void => {
		field.type(letters);
		typing.onInput();
	};
	const others = (value: string): void => {
		record.value = value;
		typing.look();
	};
	return { record, field, typing, type, others };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is typed is kept in a moment, without leaving the field', () => {
	const { record, type } = fieldOf('до 1');
	type('5 января');
	expect(record.value).toBe('до 1');
	vi.advanceTimersByTime(300);
	expect(record.value).toBe('до 15 января');
});

test('whoever types on without a pause waits no longer for it to be kept', () => {
	const { record, type } = fieldOf('');
	for (const letter of 'слово за слов') {
		type(letter);
		vi.advanceTimersByTime(100);
	}
	expect(record.value).toBe('слово за сло');
});

test('whoever only leaves the field does not write over what another wrote meanwhile', () => {
	const { record, field, typing, type, others } = fieldOf('');
	type('до 15 января');
	vi.advanceTimersByTime(300);
	others('до 20 января');
	expect(field.value).toBe('до 20 января');
	typing.leave();
	expect(record.kept).toEqual(['до 15 января']);
	expect(record.value).toBe('до 20 января');
});

test('what another writes does not take a letter that is not kept yet, and the caret keeps its place', () => {
	const { record, field, type, others } = fieldOf('тема');
	type(' урока');
	others('Наша тема');
	expect(field.value).toBe('тема урока');
	vi.advanceTimersByTime(300);
	expect(record.value).toBe('тема урока');
	field.setSelectionRange(4, 4);
	others('Наша тема урока');
	expect(field.selectionStart).toBe(9);
	type(' и цель');
	vi.advanceTimersByTime(300);
	expect(record.value).toBe('Наша тема и цель урока');
});

test('a number that is kept in another form stays as it is typed until the field is left', () => {
	const { record, field, typing, type } = fieldOf('', (text) => String(Number.parseInt(text, 10)));
	type('1,');
	vi.advanceTimersByTime(300);
	expect(record.value).toBe('1');
	type('5');
	expect(field.value).toBe('1,5');
	vi.advanceTimersByTime(300);
	typing.leave();
	expect(field.value).toBe('1');
});

test('a word that is being composed is not disturbed, and what others wrote is shown at its end', () => {
	const { field, typing, others } = fieldOf('план');
	typing.onCompositionStart();
	others('Наш план');
	expect(field.value).toBe('план');
	typing.onCompositionEnd();
	expect(field.value).toBe('Наш план');
});

test('a field that is left while nothing was typed in it writes nothing, whatever it shows', () => {
	const { record, field, typing, others } = fieldOf('план');
	typing.onCompositionStart();
	others('Наш план');
	typing.leave();
	expect(record.kept).toEqual([]);
	expect(field.value).toBe('Наш план');
});

test('what may not be written stays in the field, also when it is left, and is kept when it may', () => {
	const { record, field, typing, type } = fieldOf('');
	type('Итог');
	record.mayWrite = false;
	vi.advanceTimersByTime(300);
	typing.leave();
	expect(field.value).toBe('Итог');
	expect(record.kept).toEqual([]);
	record.mayWrite = true;
	typing.look();
	expect(record.value).toBe('Итог');
});

test('letters of a record that is taken from the screen are kept, once', () => {
	const { record, typing, type } = fieldOf('');
	type('ещё');
	typing.keep();
	typing.keep();
	vi.advanceTimersByTime(1_000);
	expect(record.kept).toEqual(['ещё']);
});
