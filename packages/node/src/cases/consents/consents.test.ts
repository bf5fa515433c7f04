import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { allows, type Consent, PURPOSES } from './consent.ts';
import { addConsent, decideConsent, listConsents, mayShare, type NewConsent } from './consents.ts';

let point: TestPoint;
let filed: FiledCase;
let filingKey: Uint8Array;
const AGENCY = { purpose: 'SHARE_AGENCY', party: 'Woonbedrijf De Brug' } as const;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  ({ filingKey } = (await filed.open()).open);
});
afterAll(() => point.drop());

const later = () => point.clock.set(new Date(point.clock.now().getTime() + 60_000));
const by = (accountId: string | null = null) => {
  return { caseId: filed.id, filingKey, accountId, now: point.clock.now() };
};
const worker = () => by(point.worker.accountId);
const add = async (wanted: Partial<NewConsent>, who = by()) => {
  const consent: NewConsent = { ...AGENCY, id: randomUUID(), state: 'given', ...wanted };
  await addConsent(point.db, who, consent);
  return consent.id;
};
const decide = (id: string, state: 'given' | 'refused' | 'withdrawn', who = by()) =>
  decideConsent(point.db, who, { id, state });
const may = (wanted: { purpose: string; party: string | null } = AGENCY) =>
  mayShare(point.db, { caseId: filed.id, filingKey }, wanted);
const states = async () =>
  (await listConsents(point.db, { caseId: filed.id, filingKey })).map(({ state }) => state);
const acts = async () => {
  const rows = await point.db.execute<{ act: string }>(sql`select act from audit_entries
    where case_id = ${filed.id}::uuid and act like 'consent-%' order by id`);
  return rows.map(({ act }) => act);
};

describe('sharing', () => {
  it('is not allowed of itself, by asking, or by a refusal', async () => {
    expect(await may()).toBe(false);
    const id = await add({ state: 'asked' }, worker());
    expect(await may()).toBe(false);
    await decide(id, 'refused');
    expect([await may(), await states(), await acts()]).toEqual([
      false,
      ['refused'],
      ['consent-asked', 'consent-refused'],
    ]);
  });

  it('is allowed from the yes to the withdrawal, for that purpose and party only', async () => {
    const id = await add({ state: 'asked' }, worker());
    await decide(id, 'given');
    expect(await may()).toBe(true);
    expect(await may({ ...AGENCY, party: '  woonbedrijf  de BRUG' })).toBe(true);
    for (const other of [
      { ...AGENCY, party: 'De Brug' },
      { ...AGENCY, party: null },
      { ...AGENCY, purpose: 'APPROACH_OTHER' },
      { ...AGENCY, purpose: 'NOPE' },
    ]) {
      expect(await may(other)).toBe(false);
    }
    await decide(id, 'withdrawn');
    expect([await may(), await states()]).toEqual([false, ['withdrawn']]);
  });

  it('is allowed again by a new yes, and the old one stays in the history', async () => {
    await decide(await add({}), 'withdrawn');
    later();
    await add({});
    expect([await may(), await states()]).toEqual([true, ['withdrawn', 'given']]);
  });

  it('is over with every yes for the same, whichever is withdrawn', async () => {
    const id = await add({});
    await add({ party: 'WOONBEDRIJF DE BRUG' });
    expect(await states()).toEqual(['given']);
    const asked = randomUUID();
    await add({ state: 'asked', id: asked, party: 'Andere' }, worker());
    await decide(asked, 'given');
    await decide(id, 'withdrawn');
    expect([await may(), await may({ ...AGENCY, party: 'Andere' })]).toEqual([false, true]);
  });

  it('is over when the whole report is withdrawn', async () => {
    await add({});
    await filed.withdraws();
    expect(await may()).toBe(false);
  });

  it('stays over when the report is taken up again, until it is given anew', async () => {
    await add({});
    later();
    const asked = await add({ state: 'asked', party: 'Andere' }, worker());
    await filed.withdraws();
    expect(await states()).toEqual(['withdrawn', 'asked']);
    later();
    await filed.resumes();
    expect(await may()).toBe(false);
    await add({});
    await decide(asked, 'given');
    expect([await may(), await may({ ...AGENCY, party: 'Andere' })]).toEqual([true, true]);
    expect(await states()).toEqual(['withdrawn', 'given', 'given']);
  });
});

describe('deciding', () => {
  it('twice is deciding once', async () => {
    const id = await add({});
    await decide(id, 'withdrawn');
    await decide(id, 'withdrawn');
    expect(await acts()).toEqual(['consent-given', 'consent-withdrawn']);
  });

  it('goes from asked to yes or no, and from yes to withdrawn, and nowhere else', async () => {
    const id = await add({ state: 'asked' }, worker());
    await expect(decide(id, 'withdrawn')).rejects.toMatchObject(problem('move-not-allowed'));
    await decide(id, 'refused');
    for (const state of ['given', 'withdrawn'] as const) {
      await expect(decide(id, state)).rejects.toMatchObject(problem('move-not-allowed'));
    }
  });

  it('on a consent of another case is refused', async () => {
    const id = await add({});
    const mine = by();
    const other = await filedCase(point);
    const theirs = { ...mine, caseId: other.id, filingKey: (await other.open()).open.filingKey };
    const stolen = decideConsent(point.db, theirs, { id, state: 'withdrawn' });
    await expect(stolen).rejects.toMatchObject(problem('not-found'));
    const again = addConsent(point.db, theirs, { ...AGENCY, id, state: 'given' });
    await expect(again).rejects.toMatchObject(problem('changed-meanwhile'));
    expect(await may()).toBe(true);
  });

  it('of a worker who hears a withdrawal is noted too', async () => {
    const id = await add({});
    await decide(id, 'withdrawn', worker());
    expect(await may()).toBe(false);
  });
});

describe('noting', () => {
  it('a yes needs how it was said, and says who noted it', async () => {
    await expect(add({ manner: ' ' }, worker())).rejects.toMatchObject(problem('reason-required'));
    await add({ manner: 'Gezegd aan de balie.' }, worker());
    const [consent] = await listConsents(point.db, { caseId: filed.id, filingKey });
    expect(consent).toMatchObject({
      askedByName: 'Anna Zoeker',
      manner: 'Gezegd aan de balie.',
      state: 'given',
    });
    expect(await may()).toBe(true);
  });

  it('sent twice, also at once, makes one', async () => {
    const id = randomUUID();
    await Promise.all(Array.from({ length: 6 }, () => add({ id })));
    await add({ id: randomUUID() });
    expect(await states()).toEqual(['given']);
  });

  it.each([
    ['a purpose that is none', { purpose: 'NOPE' }],
    ['sharing with nobody', { party: null }],
    ['sharing with a blank', { party: '  ' }],
    ['an interpreter with a name', { purpose: 'INTERPRETER' }],
    ['a very long name', { party: 'x'.repeat(201) }],
  ])('refuses %s', async (_, wanted) => {
    await expect(add(wanted)).rejects.toMatchObject(problem('request-invalid'));
    expect(await states()).toEqual([]);
  });

  it('tells the reporter when something is asked, and only then', async () => {
    const told: string[] = [];
    const news = async (_: unknown, { caseId }: { caseId: string }) => void told.push(caseId);
    await add({ state: 'asked' }, { ...worker(), news } as ReturnType<typeof worker>);
    await add({ manner: 'x', party: 'y' }, { ...worker(), news } as ReturnType<typeof worker>);
    expect(told).toEqual([filed.id]);
  });
});

describe.each(['ANON_FULL', 'ANON_THIRD'])('somebody who is %s', (anonymity) => {
  beforeEach(async () => {
    filed = await filedCase(point, { anonymity, contact: null });
    ({ filingKey } = (await filed.open()).open);
  });

  it('can neither give nor be asked for what tells others, and may for the rest', async () => {
    for (const purpose of ['SHARE_AGENCY', 'SHARE_CONFERENCE', 'APPROACH_OTHER']) {
      for (const [state, who] of [
        ['given', by()],
        ['asked', worker()],
      ] as const) {
        const wanted = add({ purpose, state, party: 'Iemand' }, who);
        await expect(wanted).rejects.toMatchObject(problem('anonymous-no-contact'));
      }
    }
    await add({ purpose: 'INTERPRETER', party: null });
    expect(await may({ purpose: 'INTERPRETER', party: null })).toBe(true);
  });

  it('is not shared even where a yes lies in the database', async () => {
    const named = await filedCase(point);
    filed = named;
    ({ filingKey } = (await named.open()).open);
    await add({});
    await point.db.execute(sql`update filings set anonymity = ${anonymity}
      where id = (select filing_id from cases where id = ${named.id}::uuid)`);
    expect(await may()).toBe(false);
  });
});

describe('a row that was changed in the database does not open', () => {
  const CHANGES = {
    'a no to a yes': sql`state = 'given'`,
    'another purpose': sql`purpose = 'APPROACH_OTHER'`,
    'another moment': sql`decided_at = decided_at + interval '1 day'`,
    'a worker who noted it': sql`asked_by = (select id from accounts limit 1)`,
    'no party': sql`sealed_party = null`,
  };

  it.each(Object.entries(CHANGES))('%s', async (_, change) => {
    await decide(await add({ state: 'asked', purpose: 'SHARE_CONFERENCE' }, by()), 'refused');
    await point.db.execute(sql`update consents set ${change} where case_id = ${filed.id}::uuid`);
    await expect(may()).rejects.toThrow(SealBroken);
  });

  it('a row of another case', async () => {
    await add({});
    const other = await filedCase(point);
    await point.db.execute(sql`update consents set case_id = ${other.id}::uuid
      where case_id = ${filed.id}::uuid`);
    const theirs = { caseId: other.id, filingKey: (await other.open()).open.filingKey };
    await expect(mayShare(point.db, theirs, AGENCY)).rejects.toThrow(SealBroken);
  });
});

it('whatever was decided in whatever order, nothing is allowed after the latest no', () => {
  const moment = fc.integer({ min: 0, max: 5 }).map((n) => new Date(n * 1000));
  const state = fc.constantFrom('asked', 'given', 'refused', 'withdrawn');
  const consent = fc.record({ at: moment, state, purpose: fc.constantFrom(...PURPOSES) });
  fc.assert(
    fc.property(fc.array(consent), fc.constantFrom(...PURPOSES), (made, purpose) => {
      const all = made.map((it): Consent => {
        const decidedAt = it.state === 'asked' ? null : it.at;
        const withdrawnAt = it.state === 'withdrawn' ? it.at : null;
        const nobody = { id: '', askedBy: null, party: null, manner: null, readAt: null };
        return { ...nobody, ...it, state: it.state as Consent['state'], decidedAt, withdrawnAt };
      });
      const about = all.filter((it) => it.purpose === purpose && it.state !== 'asked');
      const latest = Math.max(...about.map(({ at }) => at.getTime()));
      const last = about.filter(({ at }) => at.getTime() === latest);
      const yes = last.length > 0 && last.every((it) => it.state === 'given');
      expect(allows(all, { purpose, party: null })).toBe(yes);
    }),
  );
});
