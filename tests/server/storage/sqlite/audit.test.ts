import { expect, test } from 'vitest';
import { makeDataFolder } from './data-folder.ts';

test('whoever opens the file cannot change or remove an entry by the way', async () => {
	const at = makeDataFolder();
	const storage = await at.open();
	const event = { at: 1, event: 'export', by: 'a', about: '', organisationId: '' };
	await storage.audit.append([{ ...event, object: 'o', detail: '' }]);
	await storage.close();
	await expect(at.tamper('UPDATE audit SET "by" = ?', 'b')).rejects.toThrow('append-only');
	await expect(at.tamper('DELETE FROM audit')).rejects.toThrow('append-only');
	await at.dispose();
});
