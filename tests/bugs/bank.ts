export interface Edit {
	readonly file: string;
	readonly find: string;
	readonly replace: string;
}

/** A deliberate mistake, as edits of the sources. */
export interface Bug {
	/** As in the catalogue of mistakes that software of this kind has really made. */
	readonly name: string;
	readonly edits: readonly Edit[];
	/** What has to fail then: schedules of the simulation, or these tests. */
	readonly caughtBy: 'simulation' | readonly string[];
}

/** Mistakes that lose words, invent them, or show them to others. Every one has to be caught. */
export const bugs: readonly Bug[] = [
	{
		name: 'acknowledges before the commit',
		edits: [
			{
				file: 'server/hub/ledger.ts',
				find: 'const positions = await this.#append(rows);',
				replace:
					'const head = this.#parts.log.head();\n\t\tvoid this.#append(rows);\n\t\tconst positions: readonly Position[] | StorageError = rows.map((_, at) => head + at + 1);'
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'acknowledges what is not on the disk yet (synchronous = NORMAL)',
		edits: [
			{
				file: 'server/storage/sqlite/open-database.ts',
				find: 'PRAGMA synchronous = FULL;',
				replace: 'PRAGMA synchronous = NORMAL;'
			},
			{
				file: 'server/storage/sqlite/open-database.ts',
				find: "if (synchronous !== 2 || journal !== 'wal')",
				replace: "if (journal !== 'wal')"
			}
		],
		caughtBy: ['tests/server/storage/sqlite/open-database.test.ts']
	},
	{
		name: 'takes an aborted transaction for a kept one',
		edits: [
			{
				file: 'src/lib/device/disk/outbox-writer.ts',
				find: 'await this.#afterFailure(error);\n\t\t\treturn;',
				replace: 'void error;'
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'says «сохранено» while the transaction still runs',
		edits: [
			{
				file: 'src/lib/device/disk/outbox-writer.ts',
				find: 'return this.#unwritten.filter(({ edit }) => !this.#stored.has(edit));',
				replace:
					'return this.#running ? [] : this.#unwritten.filter(({ edit }) => !this.#stored.has(edit));'
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'lets go of an edit when it is sent, not when it is stored',
		edits: [
			{
				file: 'src/lib/device/wire/virtual-channel.ts',
				find: 'this.#parts.delivery.sentUpdate(said.update);',
				replace:
					"{\n\t\t\tthis.#parts.delivery.sentUpdate(said.update);\n\t\t\tthis.#parts.events.onStored(this.#parts.delivery.answered('update', 1));\n\t\t}"
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'stores a batch again whose acknowledgement was lost',
		edits: [
			{
				file: 'server/storage/appending.ts',
				find: 'if (known !== undefined) return known;',
				replace: ''
			}
		],
		caughtBy: ['tests/server/storage/memory', 'tests/server/storage/engines-agree.test.ts']
	},
	{
		name: 'writes under a client id that was used before',
		edits: [
			{
				file: 'src/lib/device/open-document.ts',
				find: 'new DataView(platform.bytes(4).buffer).getUint32(0)',
				replace: 'id.length + 7'
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'folds away rows that came while it folded',
		edits: [
			{
				file: 'server/storage/folding.ts',
				find: 'await log.fold(documentId, { position, ...folded.value });',
				replace:
					'await log.fold(documentId, { position: log.headOf(documentId), ...folded.value });'
			}
		],
		caughtBy: ['tests/server/storage/folding.test.ts']
	},
	{
		name: 'sweeps the outbox before the replica was read back',
		edits: [
			{
				file: 'src/lib/device/disk/sweep.ts',
				find: 'const held = records.filter(({ update }) => holds(coverage, update));',
				replace: 'const held = records;\n\t\tvoid [coverage, holds];'
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'takes a document that cannot be read for an empty one',
		edits: [
			{
				file: 'server/hub/rooms.ts',
				find: '\t\tconst { stored } = await reads.read(room.documentId);\n\t\tleases.restore(room.documentId, await log.clientOwners(room.documentId));\n\t\troom.learn(stored);',
				replace:
					'\t\tconst read = await reads.read(room.documentId).catch(() => undefined);\n\t\troom.learn(read?.stored ?? { snapshot: undefined, tail: [] });'
			}
		],
		caughtBy: ['tests/server/hub/promises.test.ts', 'tests/server/hub/exchange.test.ts']
	},
	{
		name: 'asks for the right to write at updates, and not at step 2',
		edits: [
			{
				file: 'server/hub/judge.ts',
				find: "write.isReleased === true || caller.may('write', resource);",
				replace:
					"write.isReleased === true || write.kind !== 'update' || caller.may('write', resource);"
			}
		],
		caughtBy: ['tests/server/hub/messages.test.ts']
	},
	{
		name: 'remembers the rights of the moment of connecting',
		edits: [
			{
				file: 'server/hub/caller.ts',
				find: 'if (this.#version === this.#facts.rightsVersion) return this.#actor;',
				replace: 'if (this.#version !== 0) return this.#actor;'
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'goes on telling whoever lost the right between two looks at the clock',
		edits: [
			{
				file: 'server/hub/relay.ts',
				find: 'if (!mayStillRead(visitor, room)) continue;',
				replace: 'void mayStillRead;'
			}
		],
		caughtBy: ['tests/server/hub/promises.test.ts']
	},
	{
		name: 'goes on telling whoever has lost the right to read',
		edits: [
			{
				file: 'server/hub/relay.ts',
				find: 'if (!mayStillRead(visitor, room)) continue;',
				replace: 'void mayStillRead;'
			},
			{
				file: 'server/hub/hub.ts',
				find: 'this.#nextTurning = facts.nextTurning(clock());\n\t\tthis.rightsChanged();',
				replace: 'this.#nextTurning = facts.nextTurning(clock());'
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'believes a length of 2^40 structs',
		edits: [
			{
				file: 'src/lib/sync/update/walk-update.ts',
				find: "if (length > this.limits.maxStructLength) return this.reader.fail('clock-jump');",
				replace: ''
			}
		],
		caughtBy: ['tests/server/gate/hostile.test.ts']
	},
	{
		name: 'stores what builds on something it lacks',
		edits: [
			{
				file: 'server/gate/gate.ts',
				find: '(gap === undefined ? undefined : `gap-of-${gap}`)',
				replace: '(gap === undefined ? undefined : undefined)'
			}
		],
		caughtBy: ['tests/server/gate/hostile.test.ts', 'tests/server/gate/honest.test.ts']
	},
	{
		name: 'lets one speak for the presence of another',
		edits: [
			{
				file: 'server/hub/presence.ts',
				find: 'return known.deviceId === by.deviceId && clock > known.clock;',
				replace: 'return clock > known.clock;'
			}
		],
		caughtBy: ['tests/server/hub/messages.test.ts']
	},
	{
		name: 'believes the clock on the wall',
		edits: [
			{
				file: 'src/lib/device/exchange-driver.ts',
				find: 'const around = { now: platform.elapsed(), chance: platform.random() };',
				replace: 'const around = { now: platform.now(), chance: platform.random() };'
			},
			{
				file: 'src/lib/device/exchange-driver.ts',
				find: 'const ms = Math.max(0, at - platform.elapsed());',
				replace: 'const ms = Math.max(0, at - platform.now());'
			}
		],
		caughtBy: ['tests/device/two-phones.test.ts']
	},
	{
		name: 'tells that something came before it is there',
		edits: [
			{
				file: 'src/lib/device/exchange-driver.ts',
				find: 'for (const { document, update } of brought) this.#driving.bring(document, update);',
				replace:
					'const later = () => brought.forEach((one) => this.#driving.bring(one.document, one.update));\n\t\t\tvoid Promise.resolve().then(later);'
			}
		],
		caughtBy: ['tests/device/two-phones.test.ts']
	},
	{
		name: 'leaves what a dead tab kept in the outbox for ever',
		edits: [
			{
				file: 'src/lib/device/unheard.ts',
				find: 'if (unheard.length > 0) take(',
				replace: 'if (unheard.length < 0) take('
			}
		],
		caughtBy: 'simulation'
	},
	{
		name: 'forgets what it has to give back when the server was restored',
		edits: [
			{
				file: 'src/lib/sync/exchange-place.ts',
				find: 'doubted: all',
				replace: 'doubted: []'
			}
		],
		caughtBy: ['tests/sync/exchange.test.ts']
	},
	{
		name: 'applies a record that does not match its checksum',
		edits: [
			{
				file: 'tests/support/memory-disk.ts',
				find: 'const isWhole = (row: Row): boolean => crc32c(row.update) === row.crc;',
				replace: 'const isWhole = (row: Row): boolean => crc32c(row.update) === row.crc || true;'
			}
		],
		caughtBy: 'simulation'
	}
];
