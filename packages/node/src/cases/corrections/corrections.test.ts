import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { changeNotice } from '../change-notice.ts';
import { readNotice } from '../notice.ts';
import { type Changes, correct, listCorrections, said } from './corrections.ts';

let point: TestPoint;
let filed: FiledCase;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
});
afterAll(() => point.drop());

const key = async (of = filed) => ({
  caseId: of.id,
  filingKey: (await of.open()).open.filingKey,
});
const change = async (changes: Changes, id: string = randomUUID(), of = filed) => {
  const { open, filing } = await of.open();
  const { anonymity } = filing;
  const by = { ...(await key(of)), id, anonymity, now: point.clock.now() };
  return correct(point.db, by, { filed: open.answers, changes });
};
const now = async () =>
  said((await filed.open()).open.answers, await listCorrections(point.db, await key()));
const later = () => point.clock.set(new Date(point.clock.now().getTime() + 60_000));

describe('a correction', () => {
  it('says it better, and leaves what was filed as it was', async () => {
    expect(await change({ story: 'Het was de chef, niet de baas.' })).toBe('corrected');
    later();
    expect(await change({ when: 'gisteren', place: 'Elders' })).toBe('corrected');
    expect(await now()).toMatchObject({
      story: 'Het was de chef, niet de baas.',
      when: 'gisteren',
      place: 'Elders',
      contact: { name: 'Bo Wandel' },
    });
    expect((await filed.open()).open.answers.story).toBe(
      'De baas zei dat mijn soort hier niet past.',
    );
  });

  it('of the same is the latest, and only what differs is kept', async () => {
    await change({ when: 'gisteren' });
    later();
    await change({ when: 'eergisteren', place: 'Wilgendrecht' });
    const all = await listCorrections(point.db, await key());
    expect(all.map(({ changes }) => changes)).toEqual([
      { when: 'gisteren' },
      { when: 'eergisteren' },
    ]);
    expect((await now()).when).toBe('eergisteren');
  });

  it('that changes nothing is none', async () => {
    expect(await change({ when: 'vorige week' })).toBe('same');
    expect(await listCorrections(point.db, await key())).toEqual([]);
  });

  it('sent twice, also at once, is kept once; its id is no other’s', async () => {
    const id = randomUUID();
    await Promise.all(Array.from({ length: 6 }, () => change({ when: 'gisteren' }, id)));
    expect(await listCorrections(point.db, await key())).toHaveLength(1);
    const other = await filedCase(point);
    for (const [when, of] of [['morgen', filed] as const, ['gisteren', other] as const]) {
      const again = change({ when }, id, of);
      await expect(again).rejects.toMatchObject(problem('changed-meanwhile'));
    }
  });

  it('can take details of contact away, and leaves nobody half there', async () => {
    await change({ name: '', email: '', phone: '' });
    expect((await now()).contact).toBeNull();
    later();
    await change({ phone: '06-1234' });
    expect((await now()).contact).toEqual({ name: '', email: '', phone: '06-1234' });
  });

  it.each([
    [{ story: '' }, 'request-invalid'],
    [{ story: 'x'.repeat(20_001) }, 'request-invalid'],
    [{ phone: '1'.repeat(201) }, 'request-invalid'],
  ] as const)('as %j is refused', async (changes, code) => {
    await expect(change(changes)).rejects.toMatchObject(problem(code));
  });

  it('gives nobody a name whom nobody may know', async () => {
    const hidden = await filedCase(point, { anonymity: 'ANON_FULL', contact: null });
    const named = change({ name: 'Bo' }, randomUUID(), hidden);
    await expect(named).rejects.toMatchObject(problem('anonymous-no-contact'));
    expect(await change({ when: 'gisteren' }, randomUUID(), hidden)).toBe('corrected');
  });

  it('stands in the journal and the log, and its words in no column', async () => {
    await change({ story: 'kanarie-8123 is nu het verhaal' });
    const rows = await point.db.execute(sql`select 'journal' as of, t::text as line from journal t
        where case_id = ${filed.id}::uuid and act = 'correct'
      union all select 'log', t::text from audit_entries t
        where case_id = ${filed.id}::uuid and act = 'corrected'
      union all select 'row', t::text from corrections t where case_id = ${filed.id}::uuid`);
    expect(rows.map((row) => row.of).sort()).toEqual(['journal', 'log', 'row']);
    expect(JSON.stringify(rows)).not.toMatch(/kanarie|a2FuYXJpZS/);
  });
});

describe('a correction that was moved', () => {
  it.each([
    ['to another moment', sql`at = at + interval '1 second'`],
    ['to another id', sql`id = gen_random_uuid()`],
  ])('%s does not open', async (_, moved) => {
    await change({ when: 'gisteren' });
    await point.db.execute(sql`update corrections set ${moved} where case_id = ${filed.id}::uuid`);
    await expect(now()).rejects.toThrow(SealBroken);
  });

  it('to another case does not open', async () => {
    await change({ when: 'gisteren' });
    const from = filed.id;
    filed = await filedCase(point);
    await point.db.execute(sql`update corrections set case_id = ${filed.id}::uuid
      where case_id = ${from}::uuid`);
    await expect(now()).rejects.toThrow(SealBroken);
  });
});

describe('mail that there is news', () => {
  const wanted = async (email: string) => {
    const of = { ...(await key()), now: point.clock.now() };
    await changeNotice(point.db, of, { email, language: 'fr' });
    await point.db.execute(sql`insert into notices
      (id, case_id, sealed, next_attempt_at, created_at, give_up_at)
      values (gen_random_uuid(), ${filed.id}::uuid, 'sealed', now(), now(), now())`);
  };
  const state = async () => {
    const waiting = await point.db.execute(sql`select from notices
      where case_id = ${filed.id}::uuid`);
    const acts = await point.db.execute(sql`select act from audit_entries
      where case_id = ${filed.id}::uuid and act like 'notice-%' order by id`);
    return [await readNotice(point.db, await key()), waiting.length, acts.at(-1)?.act, acts.length];
  };

  it.each(['bo@example.org', 'Bo@Example.org'])(
    'follows the address %s that is corrected, and ends with it',
    async (email) => {
      await wanted(email);
      expect(await change({ email: 'nieuw@example.org' })).toBe('mailMoved');
      const moved = { email: 'nieuw@example.org', language: 'fr' };
      expect(await state()).toEqual([moved, 0, 'notice-set', 2]);
      later();
      expect(await change({ email: '' })).toBe('mailEnded');
      expect(await state()).toEqual([null, 0, 'notice-ended', 3]);
    },
  );

  it('to another address, or beside another correction, stays as it is', async () => {
    await wanted('elders@example.org');
    const elsewhere = { email: 'elders@example.org', language: 'fr' };
    for (const changes of [{ email: 'nieuw@example.org' }, { phone: '06-1' }, { email: '' }]) {
      expect(await change(changes)).toBe('corrected');
      expect(await state()).toEqual([elsewhere, 1, 'notice-set', 1]);
      later();
    }
  });
});
