import { restore } from '../../server/storage/sqlite/restore.ts';

const [folder = '', file = ''] = process.argv.slice(2);
await restore({ file, folder, dryRun: false, now: Date.now() });
