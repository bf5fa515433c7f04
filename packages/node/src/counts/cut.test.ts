import { randomBytes, randomUUID } from 'node:crypto';
import { generateSigningKeyJwk, importSigningKey, type Period } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countRow } from '../../../../test/counted-rows.ts';
import { type FiledCase, filedCase, wantedFor } from '../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { preparedOf } from '../../../../test/prepared.ts';
import { act } from '../cases/act.ts';
import { addPeer } from '../federation/peers.ts';
import type { Db } from '../system/database.ts';
import { countQuarter } from './count-quarter.ts';
import { codesOf } from './counted.ts';
import { ownSeed, personIn } from './person.ts';
import { release } from './release.ts';
import { seedThatLeft, tallyPerson } from './tally.ts';
import { cutTallies, forgetPersons, insertTally, lockQuarter } from './tally-store.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
  const key = await importSigningKey(await generateSigningKeyJwk());
  const url = 'https://regio.example';
  const peer = { entityId: url, relation: 'superior', role: 'coordinator', name: 'Regio' } as const;
  const keys = { kid: key.kid, publicKey: key.publicJwk, inbox: `${url}/federation/inbox` };
  const facts = { municipalities: [], population: null };
  const how = { now: point.clock.now(), replaceKey: false };
  await addPeer(point.db, { ...peer, ...keys, ...facts }, how);
});
beforeEach(async () => {
  await point.db.execute(sql`delete from tallies`);
  await point.db.execute(sql`delete from releases`);
});
afterAll(() => point.drop());

const LATER = new Date('2027-01-02T12:00:00Z');
const recoding = (domain: string) => ({ ...wantedFor('code'), domain }) as never;

async function releases(db: Db, period: Period, now = LATER): Promise<void> {
  const { digest } = await preparedOf({ db, key: point.key }, period);
  const sender = { key: point.key, entityId: 'https://meldpunt.example' };
  await release(db, sender, { period, digest, accountId: point.worker.accountId, now });
}
/** That a quarter has left, without the way there. */
async function left(period: Period): Promise<void> {
  await point.db.execute(sql`insert into releases (period, body, digest, jti, released_by, released_at)
    values (${period}, '{}', '', ${randomUUID()}, ${point.worker.accountId}, ${LATER})`);
}
async function rows() {
  const found = await point.db.execute<{ id: string; month: string; arrived: string }>(
    sql`select * from tallies order by measure desc, month`,
  );
  return found.map((row) => ({ ...row }));
}
async function counted(address: string): Promise<number | undefined> {
  return (await countQuarter(point.db, { period: '2026-Q4', year: false })).get(address)?.value;
}
async function inProgress(): Promise<FiledCase> {
  const filed = await filedCase(point);
  await filed.does({ act: 'take' });
  return filed;
}

describe('a quarter that leaves', () => {
  it('takes corrections of a case until then, and none after it', async () => {
    const filed = await inProgress();
    await filed.does(recoding('HOUSING'));
    expect(await rows()).toMatchObject([{ domain: 'HOUSING', case_id: filed.id }]);
    await releases(point.db, '2026-Q4');
    await filed.does(recoding('POLICE_JUSTICE'));
    expect(await rows()).toMatchObject([{ domain: 'HOUSING', case_id: null }]);
  });

  it('leaves nothing by which a tally could be told to be that of a case', async () => {
    const cases: FiledCase[] = [];
    for (let n = 0; n < 12; n += 1) cases.push(await filedCase(point, { ground: [] }));
    const before = await rows();
    await releases(point.db, '2026-Q4');
    const after = await point.db.execute<Record<string, unknown>>(
      sql`select *, xmin::text as xmin from tallies order by ctid`,
    );
    expect(after.map((row) => row.case_id)).toEqual(cases.map(() => null));
    const idsBefore = before.map(({ id }) => id);
    expect(after.some(({ id }) => idsBefore.includes(String(id)))).toBe(false);
    // written by one transaction, which is that of no filing
    expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
    const filings = await point.db.execute(
      sql`select 1 from filings where xmin::text = ${after[0]?.xmin}`,
    );
    expect(filings).toHaveLength(0);
    // no other table holds any value of these rows that is theirs alone
    const values = after.flatMap(({ id, person }) => [String(id), String(person)]);
    expect(await elsewhere(values)).toEqual([]);
    // and where they lie says nothing: twelve in the order of the cases would be chance
    const persons = await Promise.all(
      cases.map(async (it) => personIn('received', ownSeed((await it.open()).open.filingKey))),
    );
    expect(new Set(after.map(({ person }) => person))).toEqual(new Set(persons));
    expect(after.map(({ person }) => person)).not.toEqual(persons);
  });

  it('counts a correction that comes at the same moment wholly before it, or never', async () => {
    for (const order of ['correction', 'release'] as const) {
      await point.db.execute(sql`delete from tallies`);
      await point.db.execute(sql`delete from releases`);
      const filed = await inProgress();
      const held = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      // one of them has begun when the other comes, and ends only then
      const first = point.db.transaction(async (tx) => {
        if (order === 'correction') await corrected(tx, filed, 'HOUSING');
        else await leaves(tx);
        begun.resolve();
        await held.promise;
      });
      await begun.promise;
      const second = point.db.transaction(async (tx) => {
        if (order === 'correction') await leaves(tx);
        else await corrected(tx, filed, 'HOUSING');
      });
      await waits();
      held.resolve();
      await Promise.all([first, second]);
      const domain = order === 'correction' ? 'HOUSING' : 'WORK';
      expect(await rows()).toMatchObject([{ domain, case_id: null }]);
      expect(await counted(`received/2026-Q4/domain/${domain}`)).toBe(1);
    }
  });

  it('lets who files in another quarter go on', async () => {
    await point.db.transaction(async (tx) => {
      await lockQuarter(tx, '2026-Q3');
      await filedCase(point);
    });
    expect(await counted('received/2026-Q4/total')).toBe(1);
  });
});

describe('what comes in for a quarter that has left', () => {
  const came = (day: string) =>
    countRow(point.db, { measure: 'received' }, new Date(`${day}T12:00:00Z`));

  it('counts in the first month after the last release, and says so', async () => {
    await came('2026-08-20');
    await left('2026-Q3');
    await came('2026-08-21');
    await came('2025-12-31');
    await came('2026-11-03');
    expect((await rows()).map(({ month, arrived }) => [month, arrived])).toEqual([
      ['2026-08', 'IN_PERIOD'],
      ['2026-10', 'EARLIER'],
      ['2026-10', 'EARLIER'],
      ['2026-11', 'IN_PERIOD'],
    ]);
    expect(await counted('received/2026-Q4/arrived/EARLIER')).toBe(2);
    await left('2026-Q4');
    await came('2026-11-04');
    expect((await rows()).at(-1)).toMatchObject({ month: '2027-01', arrived: 'EARLIER' });
  });

  it('waits for a release that is being made, and counts after it', async () => {
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const leaving = point.db.transaction(async (tx) => {
      await lockQuarter(tx, '2026-Q3');
      await tx.execute(sql`insert into releases (period, body, digest, jti, released_by, released_at)
        values ('2026-Q3', '{}', '', ${randomUUID()}, ${point.worker.accountId}, ${LATER})`);
      begun.resolve();
      await held.promise;
    });
    await begun.promise;
    const late = came('2026-09-30');
    await waits();
    held.resolve();
    await Promise.all([leaving, late]);
    expect(await rows()).toMatchObject([{ month: '2026-10', arrived: 'EARLIER' }]);
  });
});

describe('one person', () => {
  const seed = randomBytes(32);
  const inMonth = async (month: string, it: Uint8Array = seed) => {
    const person = personIn('received', it);
    const codes = codesOf('received', {
      ...{ subject: 'CARE', request: 'ADVICE', channel: 'WEB', residence: 'UNKNOWN', grounds: [] },
      ...{ domain: 'WORK', natures: [], handlings: [], careCategories: [], outcomes: [] },
      ...{ barriers: [], campaign: false },
    });
    await insertTally(point.db, { ...codes, month, caseId: null, person });
  };

  it('counts once in a quarter and once in its year', async () => {
    for (const month of ['2026-01', '2026-10', '2026-12', '2026-12']) await inMonth(month);
    await inMonth('2026-12', randomBytes(32));
    const counts = await countQuarter(point.db, { period: '2026-Q4', year: true });
    expect(counts.get('received/2026-Q4/people')).toEqual({ value: 2, people: 2 });
    expect(counts.get('received/2026-Q4/total')).toEqual({ value: 4, people: 2 });
    expect(counts.get('received/2026-Q1..2026-Q4/people')?.value).toBe(2);
  });

  it('is known by what has left when their next case comes', async () => {
    const other = randomBytes(32);
    expect(await seedThatLeft(point.db, [other, seed])).toBeUndefined();
    await inMonth('2026-08');
    await left('2026-Q3');
    expect(await seedThatLeft(point.db, [other, seed])).toBe(seed);
    const filed = await filedCase(point);
    await tallyPerson(point.db, filed.id, seed);
    const ids = await point.db.execute(sql`select distinct person from tallies`);
    expect(ids).toHaveLength(1);
  });

  it('is forgotten five quarters later, unless a year that is still to leave needs them', async () => {
    const known = async (now: string) => {
      await forgetPersons(point.db, new Date(`${now}T00:00:00Z`));
      const found = await point.db.execute<{ month: string }>(
        sql`select month from tallies where person is not null order by month`,
      );
      return found.map(({ month }) => month);
    };
    for (const month of ['2026-03', '2026-04']) await inMonth(month);
    expect(await known('2027-03-31')).toEqual(['2026-03', '2026-04']);
    await left('2026-Q2');
    // the year that ends with 2026-Q4 has not left
    expect(await known('2027-06-30')).toEqual(['2026-03', '2026-04']);
    await left('2026-Q4');
    expect(await known('2027-06-30')).toEqual(['2026-04']);
    await left('2027-Q1');
    expect(await known('2027-06-30')).toEqual(['2026-04']);
    expect(await known('2027-07-01')).toEqual([]);
  });
});

async function corrected(tx: Db, filed: FiledCase, domain: string): Promise<void> {
  const { version } = await filed.row();
  await act(tx, await filed.actor(), { ...(recoding(domain) as object), version } as never);
}

/** What a release does with the tallies. */
async function leaves(tx: Db): Promise<void> {
  await lockQuarter(tx, '2026-Q4');
  await tx.execute(sql`insert into releases (period, body, digest, jti, released_by, released_at)
    values ('2026-Q4', '{}', '', ${randomUUID()}, ${point.worker.accountId}, ${LATER})`);
  await cutTallies(tx, '2026-Q4');
}

/** Until somebody waits for a quarter. */
async function waits(): Promise<void> {
  for (;;) {
    const [row] = await point.db.execute<{ n: number }>(sql`select count(*)::int as n from pg_locks
      where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`);
    if (row && row.n > 0) return;
  }
}

/** Tables beside the tallies of which any row says one of these. */
async function elsewhere(values: readonly string[]): Promise<string[]> {
  const tables = await point.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'tallies'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await point.db.execute<{ n: number }>(sql`
      select count(*)::int as n from ${sql.identifier(name)} it
      where exists (select from unnest(${sql.param([...values])}::text[]) value
        where position(value in it::text) > 0)`);
    if (row && row.n > 0) found.push(name);
  }
  return found;
}
