import {
  checkQuarterRelease,
  generateSigningKeyJwk,
  importSigningKey,
  isPeriod,
  type Period,
  type SigningKey,
  valuesOf,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countClosed, countRow } from '../../../../test/counted-rows.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { preparedOf } from '../../../../test/prepared.ts';
import { createAccount } from '../access/accounts.ts';
import { addPeer } from '../federation/peers.ts';
import { duePeriods, release } from './release.ts';
import { releaseOf } from './store.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const REGION = 'https://regio.example';

let database: FreshDatabase;
let sender: { key: SigningKey; entityId: string };
let accountId: string;

beforeEach(async () => {
  database = await freshDatabase('point');
  sender = {
    key: await importSigningKey(await generateSigningKeyJwk()),
    entityId: 'https://meldpunt.example',
  };
  const person = {
    login: 'anna',
    name: 'Anna',
    role: 'lead',
    password: 'long-enough-to-use',
  } as const;
  ({ accountId } = await createAccount(database.db, person, NOW));
});
afterEach(() => database.drop());

async function joinRegion(): Promise<void> {
  const key = await importSigningKey(await generateSigningKeyJwk());
  const peer = {
    entityId: REGION,
    relation: 'superior',
    role: 'coordinator',
    name: 'Regio',
    municipalities: [],
    population: null,
    kid: key.kid,
    publicKey: key.publicJwk,
    inbox: `${REGION}/federation/inbox`,
  } as const;
  await addPeer(database.db, { ...peer, municipalities: [] }, { now: NOW, replaceKey: false });
}

async function close(times: number, it: { subject: string; grounds: string[]; on: string }) {
  const at = new Date(`${it.on}T10:00:00Z`);
  for (let n = 0; n < times; n += 1) {
    // nothing is closed that did not come in
    await countRow(database.db, { ...it, domain: 'WORK', measure: 'received' }, at);
    await countClosed(database.db, { ...it, domain: 'WORK' }, at);
  }
}

async function approve(period: Period, digest?: string) {
  const seen = digest ?? (await prepared(period)).digest;
  await release(database.db, sender, { period, digest: seen, accountId, now: NOW });
}

const prepared = (period: Period) => preparedOf({ db: database.db, key: sender.key }, period);
const queued = () => database.db.execute(sql`select envelope, audience from outbox`);

describe('release', () => {
  it('freezes, signs and queues exactly the text that was shown', async () => {
    await joinRegion();
    await close(9, { subject: 'DISCRIMINATION', grounds: ['AGE'], on: '2026-08-03' });
    const { bytes, release: body } = await prepared('2026-Q3');
    expect(checkQuarterRelease(body, NOW)).toMatchObject({ ok: true });
    await approve('2026-Q3');
    expect((await releaseOf(database.db, '2026-Q3'))?.body).toBe(bytes);
    const [message, ...more] = await queued();
    expect(more).toEqual([]);
    expect(message?.audience).toBe(REGION);
    const payload = Buffer.from(String(message?.envelope).split('.')[1] ?? '', 'base64url');
    expect(payload.toString()).toContain(`"body":${bytes}`);
  });

  it('counts a case under one heading once, by month of the quarter only', async () => {
    await close(6, { subject: 'BOTH', grounds: ['ORIGIN_SKIN', 'ORIGIN_RACE'], on: '2026-07-01' });
    await close(5, { subject: 'CARE', grounds: ['AGE'], on: '2026-06-30' });
    const values = valuesOf((await prepared('2026-Q3')).release);
    expect(values.get('closed/2026-Q3/total')).toBe(6);
    expect(values.get('closed/2026-Q3/ground/ORIGIN')).toBe(6);
    expect(values.get('closed/2026-Q3/ground/AGE')).toBe(0);
    const earlier = valuesOf((await prepared('2026-Q2')).release);
    expect(earlier.get('closed/2026-Q2/ground/AGE')).toBe(0);
  });

  it('leaves nothing behind when what was shown is no longer what would leave', async () => {
    await joinRegion();
    const { digest } = await prepared('2026-Q3');
    await close(7, { subject: 'CARE', grounds: [], on: '2026-09-30' });
    await expect(approve('2026-Q3', digest)).rejects.toMatchObject({ problem: 'release-changed' });
    expect(await releaseOf(database.db, '2026-Q3')).toBeUndefined();
    expect(await queued()).toHaveLength(0);
  });

  it('is final: once per period, however many ask at once', async () => {
    await joinRegion();
    const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => approve('2026-Q3')));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await queued()).toHaveLength(1);
    await expect(approve('2026-Q3', 'of before')).rejects.toMatchObject({
      problem: 'release-already-final',
    });
  });

  it('waits until the quarter is over and the point has joined a region', async () => {
    await expect(approve('2026-Q4')).rejects.toMatchObject({ problem: 'release-too-early' });
    await expect(approve('2026-Q3')).rejects.toMatchObject({ problem: 'not-joined' });
  });

  it('changes nothing that left when a case is erased or closed later', async () => {
    await joinRegion();
    await close(8, { subject: 'CARE', grounds: [], on: '2026-08-01' });
    await approve('2026-Q3');
    const before = await releaseOf(database.db, '2026-Q3');
    await database.db.execute(sql`delete from tallies`);
    expect(await releaseOf(database.db, '2026-Q3')).toEqual(before);
  });
});

describe('duePeriods', () => {
  it('names every quarter that is over since the first count and has not left', async () => {
    expect(await duePeriods(database.db, NOW)).toEqual([]);
    await close(1, { subject: 'CARE', grounds: [], on: '2025-12-31' });
    expect(await duePeriods(database.db, NOW)).toEqual([
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
    ]);
    await joinRegion();
    await expect(approve('2026-Q1')).rejects.toMatchObject({ problem: 'release-not-next' });
    await approve('2025-Q4');
    await expect(prepared('2026-Q2')).rejects.toMatchObject({ problem: 'release-not-next' });
    await approve('2026-Q1');
    const due = await duePeriods(database.db, NOW);
    expect(due).toEqual(['2026-Q2', '2026-Q3']);
    expect(due.every(isPeriod)).toBe(true);
  });
});
