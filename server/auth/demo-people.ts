import * as z from 'zod';
import type { Registers } from './registers.ts';

/** Where the invented district's people are listed. */
export const demoSettingId = 'demo-district';
export const demoSettingShape = z.object({
	curatorId: z.string(),
	personIds: z.array(z.string()).readonly()
});

/** They stand for nobody: whoever looks at the example is not asked for a second factor. */
export function isDemoPerson(registers: Registers, personId: string): boolean {
	const row = registers.find('settings', demoSettingId);
	return (
		row !== undefined && demoSettingShape.parse(JSON.parse(row.value)).personIds.includes(personId)
	);
}
