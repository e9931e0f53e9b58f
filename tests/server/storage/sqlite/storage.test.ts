import { storageContract } from '../../../contracts/storage.contract.ts';
import { makeDataFolder } from './data-folder.ts';

storageContract('SQLite', async () => makeDataFolder());
