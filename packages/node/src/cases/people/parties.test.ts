import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { addConsent, decideConsent } from '../consents/consents.ts';
import type { Contacting } from './contacts.ts';
import { answerMediation, listParties, removeParty, setParty } from './parties.ts';

let point: TestPoint;
let filed: FiledCase;
let by: Contacting;
const OTHER = { role: 'OTHER_SIDE', name: 'De verhuurder', reach: '010-1', note: 'Belt terug.' };
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  by = await filed.actor();
});
afterAll(() => point.drop());

const list = () => listParties(point.db, by);
const add = async (wanted: Partial<typeof OTHER> = {}, id: string = randomUUID()) => {
  await setParty(point.db, by, { id, version: null, ...OTHER, ...wanted });
  return id;
};
const consent = async (party = OTHER.name) => {
  const id = randomUUID();
  const wanted = { id, purpose: 'APPROACH_OTHER', party, state: 'given', manner: 'x' } as const;
  await addConsent(point.db, by, wanted);
  return id;
};
const answer = (id: string, said: 'agreed' | 'declined' | null, manner = 'Aan de telefoon.') =>
  answerMediation(point.db, by, { id, answer: said, manner });
const acts = async () => {
  const rows = await point.db.execute<{ act: string }>(sql`select act from audit_entries
    where case_id = ${filed.id}::uuid and (act like 'party-%' or act like 'mediation-%')
    order by id`);
  return rows.map(({ act }) => act);
};

describe('who is involved', () => {
  it('is noted, changed and taken out again, each written down', async () => {
    const id = await add();
    expect(await list()).toMatchObject([{ id, ...OTHER, version: 1, mediation: null }]);
    await setParty(point.db, by, { id, version: 1, ...OTHER, role: 'AGENCY', note: '' });
    expect(await list()).toMatchObject([{ id, role: 'AGENCY', note: '', version: 2 }]);
    await removeParty(point.db, by, id);
    expect(await list()).toEqual([]);
    expect(await acts()).toEqual(['party-noted', 'party-noted', 'party-removed']);
  });

  it('sent twice, also at once, is noted once', async () => {
    const id = randomUUID();
    await Promise.all(Array.from({ length: 5 }, () => add({}, id)));
    expect(await list()).toHaveLength(1);
    expect(await acts()).toEqual(['party-noted']);
  });

  it('is not overwritten by who saw an older one', async () => {
    const id = await add();
    await setParty(point.db, by, { id, version: 1, ...OTHER, note: 'Nieuw.' });
    const late = setParty(point.db, by, { id, version: 1, ...OTHER, note: 'Anders.' });
    await expect(late).rejects.toMatchObject(problem('changed-meanwhile'));
    expect(await list()).toMatchObject([{ note: 'Nieuw.' }]);
  });

  it('of another case is neither changed nor taken out', async () => {
    const id = await add();
    const mine = by;
    by = await (await filedCase(point)).actor();
    await expect(add({}, id)).rejects.toMatchObject(problem('changed-meanwhile'));
    await expect(removeParty(point.db, by, id)).rejects.toMatchObject(problem('not-found'));
    await expect(answer(id, 'declined')).rejects.toMatchObject(problem('not-found'));
    by = mine;
    expect(await list()).toHaveLength(1);
  });

  it.each([
    [{ role: 'NOPE' }, 'request-invalid'],
    [{ name: '  ' }, 'reason-required'],
    [{ name: 'x'.repeat(201) }, 'request-invalid'],
    [{ reach: 'x'.repeat(501) }, 'request-invalid'],
    [{ note: 'x'.repeat(2001) }, 'request-invalid'],
  ])('is refused as %j', async (wanted, code) => {
    await expect(add(wanted)).rejects.toMatchObject(problem(code));
    expect(await list()).toEqual([]);
  });

  it('can be noted of an anonymous case: the reporter told it', async () => {
    filed = await filedCase(point, { anonymity: 'ANON_FULL', contact: null });
    by = await filed.actor();
    await add();
    expect(await list()).toHaveLength(1);
  });
});

describe('a mediation', () => {
  it('needs the consent of the reporter before the other side can agree', async () => {
    const id = await add();
    await expect(answer(id, 'agreed')).rejects.toMatchObject(problem('consent-required'));
    await consent('Een ander');
    await expect(answer(id, 'agreed')).rejects.toMatchObject(problem('consent-required'));
    const given = await consent();
    await answer(id, 'agreed');
    expect(await list()).toMatchObject([{ mediation: 'agreed', manner: 'Aan de telefoon.' }]);
    await decideConsent(point.db, by, { id: given, state: 'withdrawn' });
    const again = answer(id, 'agreed', 'Nog eens gezegd.');
    await expect(again).rejects.toMatchObject(problem('consent-required'));
  });

  it('can be declined and taken back without it', async () => {
    const id = await add();
    await answer(id, 'declined');
    expect(await list()).toMatchObject([{ mediation: 'declined' }]);
    await answer(id, null);
    expect(await list()).toMatchObject([{ mediation: null, mediationAt: null, manner: null }]);
    expect(await acts()).toEqual(['party-noted', 'mediation-answered', 'mediation-answered']);
  });

  it('is between the reporter and the other side, and is said somehow', async () => {
    const witness = await add({ role: 'WITNESS' });
    await expect(answer(witness, 'declined')).rejects.toMatchObject(problem('request-invalid'));
    const id = await add();
    await expect(answer(id, 'declined', ' ')).rejects.toMatchObject(problem('reason-required'));
  });

  it('is not agreed for somebody anonymous', async () => {
    filed = await filedCase(point, { anonymity: 'ANON_THIRD' });
    by = await filed.actor();
    const id = await add();
    await expect(answer(id, 'agreed')).rejects.toMatchObject(problem('anonymous-no-contact'));
  });

  it('holds no longer when the name or the role becomes another', async () => {
    for (const change of [{ name: 'Een ander' }, { role: 'WITNESS' }]) {
      const id = await add();
      await answer(id, 'declined');
      await setParty(point.db, by, { id, version: 2, ...OTHER, ...change });
      expect((await list()).find((it) => it.id === id)?.mediation).toBeNull();
    }
    const id = await add();
    await answer(id, 'declined');
    await setParty(point.db, by, { id, version: 2, ...OTHER, name: 'de  VERHUURDER' });
    expect((await list()).find((it) => it.id === id)?.mediation).toBe('declined');
  });
});

it('whatever is written in whatever order, what lies in the database says no word of it', async () => {
  const words = fc.string({ minLength: 8, maxLength: 40 }).filter((it) => it.trim().length >= 8);
  await fc.assert(
    fc.asyncProperty(words, words, words, async (name, reach, note) => {
      const id = await add({ name, reach, note });
      expect((await list()).find((it) => it.id === id)).toMatchObject({
        name: name.trim(),
        reach: reach.trim(),
        note: note.trim(),
      });
      const [row] = await point.db.execute<{ text: string }>(
        sql`select row_to_json(it)::text as text from parties it where id = ${id}::uuid`,
      );
      for (const word of [name, reach, note]) expect(row?.text).not.toContain(word.trim());
    }),
    { numRuns: 15 },
  );
});

describe('a row that was changed in the database does not open', () => {
  const CHANGES = {
    'a no to a yes': sql`mediation = 'agreed'`,
    'a witness to the other side': sql`role = 'OTHER_SIDE'`,
    'an older one': sql`version = 1`,
    'another day': sql`added_at = added_at + interval '1 day'`,
  };

  it.each(Object.entries(CHANGES))('%s', async (_, change) => {
    const id = await add({ role: 'WITNESS' });
    await setParty(point.db, by, { id, version: 1, ...OTHER, role: 'WITNESS', note: 'y' });
    await point.db.execute(sql`update parties set ${change} where id = ${id}::uuid`);
    await expect(list()).rejects.toThrow(SealBroken);
  });

  it('of another case', async () => {
    await add();
    const other = await filedCase(point);
    await point.db.execute(sql`update parties set case_id = ${other.id}::uuid
      where case_id = ${filed.id}::uuid`);
    by = await other.actor();
    await expect(list()).rejects.toThrow(SealBroken);
  });
});
