import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import { plannedCase } from '../../../../../test/planned-case.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { addConsent } from '../consents/consents.ts';
import { correct } from '../corrections/corrections.ts';
import { giveFeedback } from '../feedback/feedback.ts';
import { liftHold, setHold } from '../retention/hold.ts';
import { eraseAgain } from './erase-again.ts';
import { askErasure, eraseAsAsked } from './erasure.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

/** The only tables that may still know an erased case: ids in the audit log, nothing else. */
const MAY_KNOW = ['audit_entries'];

async function tables(): Promise<string[]> {
  const rows = await point.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  return rows.map(({ name }) => name);
}

/** Tables of which any row, in any column, says one of these ids. */
async function whoKnows(ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of await tables()) {
    const [row] = await point.db.execute<{ count: number }>(sql`
      select count(*)::int as count from ${sql.identifier(name)} it
      where exists (select from unnest(${sql.param([...ids])}::text[]) id
        where position(id in it::text) > 0)`);
    if (row && row.count > 0) found.push(name);
  }
  return found;
}

/** A case with a row in every table that can have one. */
async function fullCase(): Promise<{ filed: FiledCase; ids: string[] }> {
  const { db, worker, clock } = point;
  const filed = await caseIn(point, 'CLOSED');
  await filed.answers('Dank u wel.');
  await filed.does(wantedFor('note'));
  const actor = await filed.actor();
  await setHold(db, actor, { reason: 'Rechtszaak.', reviewOn: '2027-01-01' });
  await liftHold(db, actor);
  const now = clock.now();
  const asked = await askErasure(db, filed.id, { actor: { kind: 'reporter' }, now, country: 'NL' });
  const of = { caseId: filed.id, filingKey: actor.filingKey, now };
  const consent = { purpose: 'SHARE_AGENCY', party: 'Woonbedrijf', state: 'given' } as const;
  await addConsent(db, { ...of, accountId: null }, { ...consent, id: randomUUID() });
  const { answers } = (await filed.open()).open;
  const by = { ...of, id: randomUUID(), anonymity: 'NAMED' };
  await correct(db, by, { filed: answers, changes: { when: 'gisteren' } });
  await giveFeedback(db, of, { codes: ['HELPED'], words: 'Fijn geholpen.' });
  await db.execute(sql`insert into case_supporters (case_id, account_id, since)
    values (${filed.id}::uuid, ${worker.accountId}::uuid, ${now})`);
  const plan = await plannedCase(point, filed);
  const planned = [await plan.goal(), await plan.step(), await plan.help(), await plan.lookBack()];
  const file = randomUUID();
  await db.execute(sql`insert into attachments (id, case_id, at, sender, sealed_facts, chunks)
    values (${file}::uuid, ${filed.id}::uuid, ${now}, 'reporter', 'sealed', 1)`);
  await db.execute(sql`insert into attachment_chunks (attachment_id, n, sealed)
    values (${file}::uuid, 0, ${randomBytes(64)})`);
  await db.execute(sql`insert into notices (id, case_id, sealed, next_attempt_at, created_at, give_up_at)
    values (gen_random_uuid(), ${filed.id}::uuid, 'sealed', ${now}, ${now}, ${now})`);
  await db.execute(sql`insert into desk_requests (id, case_id, at)
    values (${randomBytes(32)}, ${filed.id}::uuid, ${now})`);
  await involve(filed);
  const decided = await decideIn(filed);
  await db.execute(sql`insert into letters (id, case_id, party_id, at, account_id, sealed)
    values (gen_random_uuid(), ${filed.id}::uuid, gen_random_uuid(), ${now},
      ${worker.accountId}::uuid, 'sealed')`);
  await db.execute(sql`insert into term_changes (id, case_id, kind, term, from_on, set_by, at)
    values (gen_random_uuid(), ${filed.id}::uuid, 'pause', 'NL-AWB-HANDLE', ${now}, ${worker.accountId}, ${now})`);
  // last: whatever is added to a case takes its entry away
  await db.execute(sql`insert into search_entries (case_id, kid, sealed)
    values (${filed.id}::uuid, 'kid', ${randomBytes(64)})`);
  const rows = await db.execute<{ id: string }>(sql`
    select filing_id::text as id from cases where id = ${filed.id}::uuid
    union select id::text from messages where case_id = ${filed.id}::uuid
    union select trajectory_id::text from trajectory_cases where case_id = ${filed.id}::uuid
    union select id::text from holds where case_id = ${filed.id}::uuid
    union select id::text from consents where case_id = ${filed.id}::uuid
    union select id::text from corrections where case_id = ${filed.id}::uuid
    union select id::text from parties where case_id = ${filed.id}::uuid
    union select id::text from contacts where case_id = ${filed.id}::uuid
    union select id::text from conferences where case_id = ${filed.id}::uuid
    union select id::text from conference_guests where case_id = ${filed.id}::uuid
    union select id::text from conference_showings where case_id = ${filed.id}::uuid
    union select step_id::text from conference_steps where case_id = ${filed.id}::uuid
    union select id::text from letters where case_id = ${filed.id}::uuid
    union select id::text from feedback where case_id = ${filed.id}::uuid`);
  expect(worker.accountId).not.toBe('');
  return {
    filed,
    ids: [filed.id, asked.id, file, ...decided, ...planned, ...rows.map(({ id }) => id)],
  };
}

/** Something was decided, and a rule got in the way. */
async function decideIn(filed: FiledCase): Promise<string[]> {
  const { db, worker, clock } = point;
  const [decision, barrier] = [randomUUID(), randomUUID()];
  const by = sql`${worker.accountId}::uuid`;
  await db.execute(sql`insert into decisions (id, case_id, kind, decision, reasons, state, made_by,
      at, sealed)
    values (${decision}::uuid, ${filed.id}::uuid, 'SUPPORT', 'TAKEN', '{URGENT}', 'made', ${by},
      ${clock.now()}, 'sealed')`);
  await db.execute(sql`insert into barriers (id, case_id, decision_id, rule, level, noted_by, at,
      sealed)
    values (${barrier}::uuid, ${filed.id}::uuid, ${decision}::uuid, 'WAITING', 'EU', ${by},
      ${clock.now()}, 'sealed')`);
  return [decision, barrier];
}

/** Somebody is spoken with, not heard, and discusses the case. */
async function involve(filed: FiledCase): Promise<void> {
  const { db, worker } = point;
  const [it, now] = [filed.id, point.clock.now()];
  const by = sql`${worker.accountId}::uuid`;
  const party = randomUUID();
  await db.execute(sql`insert into parties (id, case_id, role, sealed, added_by, added_at)
    values (${party}::uuid, ${it}::uuid, 'WITNESS', 'sealed', ${by}, ${now})`);
  await db.execute(sql`insert into contacts (id, case_id, party_id, channel, direction, reached, told,
      heard, at, account_id, noted_at, sealed_note)
    values (gen_random_uuid(), ${it}::uuid, ${party}::uuid, 'PHONE', 'in', true, false, false,
      ${now}, ${by}, ${now}, 'sealed')`);
  await db.execute(sql`insert into not_heard (case_id, reason, sealed_why, account_id, at)
    values (${it}::uuid, 'UNSAFE', 'sealed', ${by}, ${now})`);
  await db.execute(sql`insert into handovers (id, side, peer, peer_facts, state, offered_at,
      changed_at, case_id)
    values (gen_random_uuid(), 'sender', 'https://beekdal.example', '{}',
      '{"at":"back","because":"EXPIRED"}', ${now}, ${now}, ${it}::uuid)`);
  const [conference, guest] = [randomUUID(), randomUUID()];
  await db.execute(sql`insert into conferences (id, case_id, state, at, sealed, made_by, made_at)
    values (${conference}::uuid, ${it}::uuid, 'planned', ${now}, 'sealed', ${by}, ${now})`);
  await db.execute(sql`insert into conference_guests (id, case_id, conference_id, kind, invited_by,
      invited_at)
    values (${guest}::uuid, ${it}::uuid, ${conference}::uuid, 'reporter', ${by}, ${now})`);
  await db.execute(sql`insert into conference_showings (id, case_id, guest_id, parts, account_id, at)
    values (gen_random_uuid(), ${it}::uuid, ${guest}::uuid, '{STORY}', ${by}, ${now})`);
  await db.execute(sql`insert into conference_steps (step_id, case_id, conference_id)
    values (gen_random_uuid(), ${it}::uuid, ${conference}::uuid)`);
}

const erase = (filed: FiledCase) => {
  const by = { caseId: filed.id, accountId: point.worker.accountId, now: point.clock.now() };
  return eraseAsAsked(point.db, by, { key: point.key, node: POINT_URL });
};

describe('erasing a case', () => {
  it('leaves no row of any table that knows it, and no other case touched', async () => {
    const { filed, ids } = await fullCase();
    const other = await fullCase();
    const before = await whoKnows(other.ids);
    // every table with a column that points at a case, a filing or an attachment was filled
    const pointing = await point.db.execute<{ name: string }>(sql`
      select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and column_name in ('case_id', 'filing_id', 'attachment_id')
      order by 1`);
    expect(before).toEqual(expect.arrayContaining(pointing.map(({ name }) => name)));

    const { id: proof } = await erase(filed);
    // the proof is kept under the id of the request, which names nobody
    const known = ids.filter((id) => id !== proof);
    expect(known).toHaveLength(ids.length - 1);
    expect(await whoKnows(known)).toEqual(MAY_KNOW);
    expect(await whoKnows(other.ids)).toEqual(before);
    expect((await other.filed.open()).open.answers.story).toContain('mijn soort');
  });

  it('changes no tally and no release', async () => {
    const figures = async () =>
      Promise.all(
        // which case it was is all that a tally forgets
        ['tallies', 'releases'].map((name) =>
          point.db.execute(sql`select to_jsonb(it) - 'case_id' as row from ${sql.identifier(name)} it
            order by 1`),
        ),
      );
    const { filed } = await fullCase();
    const before = await figures();
    expect(before[0]?.length).toBeGreaterThan(1);
    await erase(filed);
    expect(await figures()).toEqual(before);
  });

  it('is done again after a backup brought it back, by its proof alone', async () => {
    const [filed, other] = [await filedCase(point), await filedCase(point)];
    const now = point.clock.now();
    await askErasure(point.db, filed.id, { actor: { kind: 'reporter' }, now, country: 'NL' });
    const rows = (name: string, id: string) =>
      point.db.execute<{ row: string }>(sql`
        select row_to_json(it)::text as row from ${sql.identifier(name)} it where id = ${id}::uuid`);
    const { filingId } = await filed.row();
    const backup = [await rows('filings', filingId), await rows('cases', filed.id)];
    const { proof } = await erase(filed);
    for (const [at, name] of ['filings', 'cases'].entries()) {
      await point.db.execute(sql`insert into ${sql.identifier(name)}
        select * from json_populate_record(null::${sql.identifier(name)}, ${backup[at]?.[0]?.row}::json)`);
    }
    const story = async (it: FiledCase) => (await it.open()).open.answers.story;
    expect(await story(filed)).toContain('mijn soort');

    const by = { node: POINT_URL, key: point.key, by: { kind: 'operator' } as const, now };
    const again = (proofs: string[], keys = [point.key.publicJwk]) =>
      eraseAgain(point.db, proofs, { ...by, nodeKeys: keys });
    expect(await again([proof], [])).toBeUndefined();
    expect(await again(['nonsense', proof])).toMatchObject({ cases: 1 });
    await expect(filed.open()).rejects.toThrow('not-found');
    expect(await story(other)).toContain('mijn soort');
    expect(await again([proof])).toBeUndefined();
  });

  it('makes its code open nothing, and its number is never given again', async () => {
    const { filed } = await fullCase();
    const { number } = await filed.row();
    await erase(filed);
    await expect(filed.open()).rejects.toThrow('not-found');
    expect((await (await filedCase(point)).row()).number).toBeGreaterThan(number);
  });
});
