import {
  encryptionKeyAt,
  epochSeconds,
  generateEncryptionKeyJwk,
  importDecryptionKey,
} from '@nabij/protocol';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { pointEnvironment } from '../../../../test/network.ts';
import { keepAttachment } from '../cases/attachments/attachments.ts';
import { findPeer } from '../federation/peers.ts';
import { peers } from '../federation/tables.ts';
import { follow } from '../intake/follow/follow.ts';
import { loadConfig } from '../system/config.ts';
import { createLog } from '../system/log.ts';
import { tendPoint } from '../tending.ts';
import { partHeads } from './store.ts';

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;
let lines: string[] = [];

beforeAll(async () => {
  region = await handoverRegion(2);
  [a, b] = region.points as [HandoverPoint, HandoverPoint];
});
afterAll(() => region.drop());

const states = async (id: string) => [(await a.handover(id)).state, (await b.handover(id)).state];

/** What one process of a point does because somebody works there. */
async function tend(point: HandoverPoint): Promise<void> {
  const { db, clock, key, url, name, worker } = point;
  const town = { name, town: name, municipality: 'XXDL02', population: 3_000 };
  const config = loadConfig({ ...pointEnvironment(town), NABIJ_URL: url });
  if (config.role !== 'point') throw new Error('Not a point');
  const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
  const tending = tendPoint({ db, clock, key, log, config: () => config });
  tending.wake(worker);
  await tending.settled();
}

/** Offered, taken, and all of it has come: nobody has opened it. */
async function cameCase() {
  const it = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${it.handover}/accept`);
  await region.settle();
  expect(await states(it.handover)).toEqual(['moved', 'accepted']);
  return it;
}

const casesAt = async (point: HandoverPoint) => {
  const [row] = await point.db.execute<{ n: number }>(sql`select count(*)::int as n from cases`);
  return row?.n ?? 0;
};

it('takes in what came, when a worker is signed in', async () => {
  const { filed, handover } = await cameCase();
  await tend(b);
  await region.settle();
  expect(await states(handover)).toEqual(['arrived', 'arrived']);
  expect((await follow(b.db, filed.code))?.answers.contact?.name).toBe('Bo Wandel');
});

it('waits while a part is missing', async () => {
  const { handover } = await cameCase();
  await b.db.execute(sql`delete from handover_parts where handover_id = ${handover}::uuid`);
  await tend(b);
  expect((await b.handover(handover)).state).toBe('accepted');
});

it('gives back what nobody here can open, and the case is at the other again', async () => {
  const { filed, handover } = await cameCase();
  await b.db.execute(sql`update handover_parts
    set sealed = overlay(sealed placing 'AAAA' from length(sealed) - 3)
    where handover_id = ${handover}::uuid`);
  await tend(b);
  await region.settle();
  expect(await states(handover)).toEqual(['back', 'rejected']);
  await filed.does({ act: 'take' });
});

it('two processes and two workers at once: one case', async () => {
  const { handover } = await cameCase();
  const before = await casesAt(b);
  const path = `/api/handovers/${handover}/take-in`;
  const answers = await Promise.all([tend(b), tend(b), b.post(path), b.post(path)]);
  expect(answers.slice(2).map((answer) => answer?.status)).toEqual([200, 200]);
  await region.settle();
  expect(await states(handover)).toEqual(['arrived', 'arrived']);
  expect(await casesAt(b)).toBe(before + 1);
});

it('one that goes wrong holds up no other, and says nothing of what is in it', async () => {
  lines = [];
  const broken = await cameCase();
  region.setClocks(new Date(a.clock.now().getTime() + 1_000));
  const other = await cameCase();
  await b.db.execute(
    sql.raw(`alter table handovers add constraint stuck
      check (id <> '${broken.handover}' or state ->> 'at' = 'accepted') not valid`),
  );
  await tend(b);
  const at = async (id: string) => (await b.handover(id)).state;
  expect([await at(broken.handover), await at(other.handover)]).toEqual(['accepted', 'arrived']);
  expect(lines.join()).toContain('handover-untended');
  expect(lines.join()).not.toContain('Wandel');
  await b.db.execute('alter table handovers drop constraint stuck');
  await tend(b);
  expect(await at(broken.handover)).toBe('arrived');
});

it('seals anew for the key that was asked for, and sends that once', async () => {
  const now = a.clock.now();
  const seconds = epochSeconds(now);
  const known = (await findPeer(a.db, b.url))?.encryptionKeys ?? [];
  const right = encryptionKeyAt(known, seconds);
  const window = { nbf: (right?.nbf ?? 0) + 1, exp: seconds + 86_400 };
  const { publicJwk } = await importDecryptionKey(await generateEncryptionKeyJwk(), window);
  await a.db
    .update(peers)
    .set({ encryptionKeys: [...known, publicJwk] })
    .where(eq(peers.entityId, b.url));
  const { filed, handover } = await offeredCase(a, b, {
    before: async ({ id: caseId, open }) => {
      const { filingKey } = (await open()).open;
      const file = { name: 'brief.txt', bytes: Buffer.from('Een brief van de baas.') };
      await keepAttachment(a.db, { caseId, accountId: null, filingKey, ...file, now });
    },
  });
  await region.settle();
  await b.post(`/api/handovers/${handover}/accept`);
  await region.settle();
  const kids = async () => new Set((await partHeads(a.db, handover)).map(({ kid }) => kid));
  expect(await kids()).toEqual(new Set([publicJwk.kid]));
  expect(await partHeads(b.db, handover)).toEqual([]);
  await Promise.all([tend(a), tend(a)]);
  expect(await kids()).toEqual(new Set([right?.kid]));
  await region.settle();
  expect(await partHeads(b.db, handover)).toHaveLength(2);
  await tend(b);
  await region.settle();
  expect(await states(handover)).toEqual(['arrived', 'arrived']);
  expect((await follow(b.db, filed.code))?.files.map(({ name }) => name)).toEqual(['brief.txt']);
});
