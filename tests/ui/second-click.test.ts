import { expect, test } from 'vitest';
import { SecondClick } from '#lib/ui/kit/second-click.ts';

const save = controlNamed('save');
const undo = controlNamed('undo');

function controlNamed(name: string): EventTarget {
	const control = Object.assign(new EventTarget(), { name, closest: () => control });
	return control;
}

/** What became of the clicks that fell on one place, one after the other. */
function clicked(...targets: readonly EventTarget[]): readonly boolean[] {
	const second = new SecondClick();
	return targets.map((target, at) => {
		const heard = { isDefault: true, goesOn: true };
		second.meet({
			detail: at + 1,
			target,
			preventDefault: () => (heard.isDefault = false),
			stopPropagation: () => (heard.goesOn = false)
		});
		return heard.isDefault && heard.goesOn;
	});
}

test('the second half of a double click does not press what came under the pointer', () => {
	expect(clicked(save, undo)).toEqual([true, false]);
	expect(clicked(save, undo, undo)).toEqual([true, false, false]);
});

test('clicks on one and the same thing all count, as does a click on plain paper', () => {
	expect(clicked(save, save, save)).toEqual([true, true, true]);
	const paper = Object.assign(new EventTarget(), { closest: () => null });
	expect(clicked(save, paper)).toEqual([true, true]);
});

test('after a click elsewhere whatever is pressed is meant', () => {
	const second = new SecondClick();
	const heard: EventTarget[] = [];
	for (const target of [save, undo])
		second.meet({
			detail: 1,
			target,
			preventDefault: () => heard.push(target),
			stopPropagation: () => heard.push(target)
		});
	expect(heard).toEqual([]);
});
