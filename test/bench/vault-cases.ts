import { createSecretKey, randomUUID } from 'node:crypto';
import { answerByReporter } from '../../packages/node/src/cases/conversation.ts';
import { indexSome } from '../../packages/node/src/cases/search/index-cases.ts';
import { searchCases } from '../../packages/node/src/cases/search/search.ts';
import { follow } from '../../packages/node/src/intake/follow/follow.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import { openIntakeKeys } from '../../packages/node/src/vault/intake-key.ts';
import { resealSome } from '../../packages/node/src/vault/reseal.ts';
import { rotateIntakeKey } from '../../packages/node/src/vault/rotate.ts';
import { openRaw, sealRaw } from '../../packages/node/src/vault/seal.ts';
import { fileDirectly } from '../file-directly.ts';
import { inParallel, milliseconds } from './load.ts';
import type { BenchVault } from './vault-point.ts';
import { type ToldCase, tellCases } from './vault-stories.ts';

const CASES = 5_000;
const BATCH = 50;
const SEARCHES = 20;
/** Found often, seldom, by its beginning, as two words, and nowhere. */
const WORDS = ['huisbaas', 'rolstoel', 'wacht', 'moeder arts', 'kwartelkoning'];

/** A point with 5,000 cases: sealed anew after its key was replaced, made searchable, searched. */
export async function benchCases(vault: BenchVault, print: (row: object) => void): Promise<void> {
  const { db, who, key } = vault;
  const shape = { bench: 'vault', cases: CASES };
  await fileAll(db, tellCases(CASES));
  await rotateIntakeKey(db, who, { key, now: new Date() });
  const keys = await openIntakeKeys(db, who);
  const nodeKeys = [key.publicJwk];
  const resealed = await untilDone(() =>
    resealSome(db, keys, { now: new Date(), limit: BATCH, nodeKeys }),
  );
  print({ ...shape, what: 'seal anew', ...resealed });
  const indexed = await untilDone(() => indexSome(db, keys, { limit: BATCH, nodeKeys }));
  print({ ...shape, what: 'make searchable', ...indexed });
  for (const words of WORDS) {
    const { caseIds } = await searchCases(db, keys, { words, nodeKeys });
    const search = () => searchCases(db, keys, { words, nodeKeys });
    const time = await milliseconds(SEARCHES, search);
    print({ ...shape, what: 'search', words, found: caseIds.length, unit: 'ms', ...time });
  }
  const limit = await bareOpening(db);
  print({ ...shape, what: 'AES-256-GCM of the same bytes', unit: 'ms', ...limit });
}

async function fileAll(db: Db, told: readonly ToldCase[]): Promise<void> {
  const left = [...told];
  const town = { name: 'Bench', municipality: 'XX0000', country: 'NL' } as const;
  await inParallel(8, told.length, async () => {
    const one = left.pop();
    if (!one) throw new Error('nothing left to file');
    const filing = { answers: one.answers, language: 'nl', channel: 'WEB' };
    const now = new Date();
    const { code } = await fileDirectly({ db, town }, filing, now);
    const followed = one.messages.length > 0 ? await follow(db, code) : undefined;
    for (const text of followed ? one.messages : []) {
      const { caseId, filingKey } = followed as NonNullable<typeof followed>;
      await answerByReporter(db, { id: randomUUID(), caseId, text, filingKey, now });
    }
  });
}

/** Repeats what does a little at a time; how much of it per second, and what one costs of CPU. */
async function untilDone(some: () => Promise<{ done: number }>) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  let total = 0;
  for (let done = 1; done > 0; total += done) ({ done } = await some());
  const { user, system } = process.cpuUsage(before);
  return {
    perSecond: Math.round(total / ((performance.now() - start) / 1_000)),
    cpuMicroseconds: Math.round((user + system) / total),
  };
}

/** Opens as many bytes, in as many parts, as a search does: no database, nothing looked for. */
async function bareOpening(db: Db) {
  const rows = await db.execute<{ bytes: number }>(
    'select length(sealed) - 28 as bytes from search_entries',
  );
  const key = createSecretKey(Buffer.alloc(32));
  const sealed = rows.map(({ bytes }) => sealRaw(key.export(), 'here', Buffer.alloc(bytes)));
  const time = await milliseconds(SEARCHES, async () => {
    for (const one of sealed) openRaw(key, 'here', one);
  });
  return { bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0), ...time };
}
