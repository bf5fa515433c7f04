import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import type { Consent } from '../consents/consent.ts';
import { addConsent, decideConsent } from '../consents/consents.ts';
import type { Looking } from '../looking.ts';
import { type GuestKind, mayBeShown } from './conference.ts';
import { type ConferenceWanted, setConference } from './conferences.ts';
import { type Inviting, invite, showGuest, uninvite } from './guests.ts';
import { conferencePart } from './part.ts';

let point: TestPoint;
let filed: FiledCase;
let by: Inviting;
let conferenceId: string;
let colleague: string;
const problem = (code: string) => ({ problem: code });
const AGENCY = 'Woonbedrijf De Brug';

beforeAll(async () => {
  point = await testPoint();
  const ben = { ...WORKER, login: 'ben', name: 'Ben Helder', role: 'worker' } as const;
  ({ accountId: colleague } = await addAccount(point, ben));
});
beforeEach(async () => {
  filed = await caseIn(point, 'IN_PROGRESS');
  by = await filed.actor();
  conferenceId = await plan();
});
afterAll(() => point.drop());

/** A moment later, so that what is done has an order. */
const later = () => {
  by = { ...by, now: new Date(by.now.getTime() + 1000) };
};

const PLAN = { version: null, state: 'planned', question: 'Wat kan wie?', place: '', notes: '' };
const plan = async (wanted: Partial<ConferenceWanted> = {}, id: string = randomUUID()) => {
  const at = new Date(by.now.getTime() + 24 * 3_600_000);
  await setConference(point.db, by, { ...PLAN, id, at, ...wanted } as ConferenceWanted);
  return id;
};
const asks = async (
  kind: GuestKind,
  name: string | null = null,
  accountId: string | null = null,
) => {
  later();
  const id = randomUUID();
  await invite(point.db, by, { conferenceId, id, kind, name, accountId });
  return id;
};
const show = (guestId: string, parts = ['STORY'], id: string = randomUUID()) => {
  later();
  return showGuest(point.db, by, { id, conferenceId, guestId, parts });
};
const consent = async (purpose = 'SHARE_CONFERENCE', party = AGENCY) => {
  const id = randomUUID();
  const wanted = { id, purpose, party, state: 'given', manner: 'Gezegd.' } as const;
  await addConsent(point.db, by, wanted);
  return id;
};
const shown = async () => {
  const { who, key } = { who: point.worker, key: point.key };
  const looking: Looking = { who, now: by.now, country: 'NL', nodeKeys: [key.publicJwk] };
  return (await conferencePart(point.db, await filed.open(), looking)).conferences;
};
const guests = async () => (await shown())[0]?.guests ?? [];
const acts = async () => {
  const rows = await point.db.execute<{ act: string; subject: string }>(sql`
    select act, subject from audit_entries where case_id = ${filed.id}::uuid
      and act like 'conference-%' order by id`);
  return rows.map(({ act, subject }) => [act, subject]);
};

describe('a conference', () => {
  it('is planned, moved, noted and held, and each is written down', async () => {
    const change = { ...PLAN, id: conferenceId, notes: 'Afspraken.', place: 'Bij ons' };
    await plan({ ...change, version: 1 } as ConferenceWanted, conferenceId);
    const held = { ...change, state: 'held', version: 2, at: by.now } as ConferenceWanted;
    await setConference(point.db, by, held);
    await setConference(point.db, by, held);
    expect(await shown()).toMatchObject([{ state: 'held', notes: 'Afspraken.', version: 3 }]);
    expect(await acts()).toEqual([
      ['conference-planned', `${conferenceId} planned`],
      ['conference-changed', `${conferenceId} planned`],
      ['conference-changed', `${conferenceId} held`],
    ]);
  });

  it('is not overwritten by who saw an older one, nor taken to another case', async () => {
    await plan({ version: 1, notes: 'Eerst.' }, conferenceId);
    const late = plan({ version: 1, notes: 'Later.' }, conferenceId);
    await expect(late).rejects.toMatchObject(problem('changed-meanwhile'));
    by = await (await filedCase(point)).actor();
    const stolen = plan({ version: 2 }, conferenceId);
    await expect(stolen).rejects.toMatchObject(problem('changed-meanwhile'));
    await expect(asks('reporter')).rejects.toMatchObject(problem('not-found'));
  });

  it.each([
    [{ question: ' ' }, 'reason-required'],
    [{ question: 'x'.repeat(501) }, 'request-invalid'],
    [{ notes: 'x'.repeat(10_001) }, 'request-invalid'],
    [{ state: 'held' as const }, 'request-invalid'],
    [{ at: new Date(Number.NaN) }, 'request-invalid'],
  ])('is refused as %j', async (wanted, code) => {
    await expect(plan(wanted)).rejects.toMatchObject(problem(code));
  });

  it('is not begun about a case that has ended', async () => {
    filed = await caseIn(point, 'CLOSED');
    by = await filed.actor();
    await expect(plan()).rejects.toMatchObject(problem('move-not-allowed'));
  });
});

describe('inviting', () => {
  it('a colleague, the reporter and who came along with them needs no consent', async () => {
    await asks('colleague', null, colleague);
    await asks('reporter');
    await asks('helper', 'Zus van de melder');
    expect(await guests()).toMatchObject([
      { kind: 'colleague', name: 'Ben Helder', allowed: true },
      { kind: 'reporter', name: null, allowed: true },
      { kind: 'helper', name: 'Zus van de melder', allowed: true },
    ]);
  });

  it('an agency needs one for it by name, for a conference or for sharing with it', async () => {
    await expect(asks('agency', AGENCY)).rejects.toMatchObject(problem('consent-required'));
    await consent('SHARE_CONFERENCE', 'Een ander');
    await consent('APPROACH_OTHER', AGENCY);
    await expect(asks('agency', AGENCY)).rejects.toMatchObject(problem('consent-required'));
    await consent('SHARE_AGENCY');
    await asks('agency', 'woonbedrijf  de BRUG');
    await consent('SHARE_CONFERENCE', 'Wijkteam');
    await asks('agency', 'Wijkteam');
    expect(await guests()).toHaveLength(2);
  });

  it('a peer point needs one for the conference', async () => {
    await consent('SHARE_AGENCY', 'Meldpunt Verderop');
    const peer = () => asks('point', 'Meldpunt Verderop');
    await expect(peer()).rejects.toMatchObject(problem('consent-required'));
    await consent('SHARE_CONFERENCE', 'Meldpunt Verderop');
    await peer();
  });

  it('twice, also at once and in another spelling, is inviting once', async () => {
    await consent();
    await Promise.all(Array.from({ length: 4 }, () => asks('agency', AGENCY)));
    await asks('agency', AGENCY.toUpperCase());
    await Promise.all([asks('reporter'), asks('reporter')]);
    expect(await guests()).toHaveLength(2);
  });

  it.each([
    ['a colleague without an account', ['colleague', null, null], 'request-invalid'],
    ['a reporter with a name', ['reporter', 'Bo', null], 'request-invalid'],
    ['an agency without a name', ['agency', ' ', null], 'reason-required'],
    ['an agency with an account', ['agency', AGENCY, randomUUID()], 'request-invalid'],
    ['a very long name', ['helper', 'x'.repeat(201), null], 'request-invalid'],
  ] as const)('refuses %s', async (_, [kind, name, account], code) => {
    await expect(asks(kind, name, account)).rejects.toMatchObject(problem(code));
  });

  it('nobody is invited to what was called off', async () => {
    await plan({ state: 'cancelled', version: 1 }, conferenceId);
    await expect(asks('reporter')).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it.each(['ANON_THIRD', 'ANON_FULL'])('nobody from outside for %s', async (anonymity) => {
    filed = await caseIn(point, 'IN_PROGRESS', { anonymity, contact: null });
    by = await filed.actor();
    conferenceId = await plan();
    for (const kind of ['agency', 'point'] as const) {
      await expect(asks(kind, AGENCY)).rejects.toMatchObject(problem('anonymous-no-contact'));
    }
    await asks('colleague', null, colleague);
  });
});

describe('showing', () => {
  it('is recorded with the parts, for that guest, once', async () => {
    await consent();
    const agency = await asks('agency', AGENCY);
    const reporter = await asks('reporter');
    const id = randomUUID();
    await show(agency, ['STORY', 'CONTACT'], id);
    await show(agency, ['STORY', 'CONTACT'], id);
    await show(agency, ['PLAN']);
    const [first, second] = await guests();
    expect(first?.shown.map(({ parts, by: who }) => [parts, who])).toEqual([
      [['STORY', 'CONTACT'], 'Anna Zoeker'],
      [['PLAN'], 'Anna Zoeker'],
    ]);
    expect(second?.shown).toEqual([]);
    expect((await acts()).filter(([act]) => act === 'conference-shown')).toEqual([
      ['conference-shown', `${agency} STORY CONTACT`],
      ['conference-shown', `${agency} PLAN`],
    ]);
    const out = (id: string) => uninvite(point.db, by, { conferenceId, id });
    await expect(out(agency)).rejects.toMatchObject(problem('move-not-allowed'));
    await out(reporter);
    expect(await guests()).toHaveLength(1);
  });

  it('of something else under an id that was used is refused, and never taken for it', async () => {
    await consent();
    const [agency, reporter] = [await asks('agency', AGENCY), await asks('reporter')];
    const id = randomUUID();
    await show(agency, ['STORY'], id);
    const refused = problem('changed-meanwhile');
    await expect(show(agency, ['STORY', 'CONTACT'], id)).rejects.toMatchObject(refused);
    await expect(show(reporter, ['STORY'], id)).rejects.toMatchObject(refused);
    expect((await guests())[0]?.shown.map(({ parts }) => parts)).toEqual([['STORY']]);
    const invites = (name: string) =>
      invite(point.db, by, { conferenceId, id: agency, kind: 'agency', accountId: null, name });
    await invites(AGENCY.toUpperCase());
    await expect(invites('Een ander')).rejects.toMatchObject(refused);
  });

  it('is recorded before a withdrawal or refused after it, however close they come', async () => {
    const given = await consent();
    const agency = await asks('agency', AGENCY);
    later();
    const ends = { ...by, accountId: null };
    const done = await Promise.allSettled([
      ...Array.from({ length: 3 }, () => show(agency)),
      decideConsent(point.db, ends, { id: given, state: 'withdrawn' }),
      ...Array.from({ length: 3 }, () => show(agency)),
    ]);
    const shownBefore = done.filter(({ status }) => status === 'fulfilled').length - 1;
    const [guest] = await guests();
    expect([guest?.allowed, guest?.shown.length]).toEqual([false, shownBefore]);
    const written = (await acts()).filter(([act]) => act === 'conference-shown');
    expect(written).toHaveLength(shownBefore);
  });

  it.each(['Woonbedrijf De Burg', 'De Brug', 'Woonbedrijf De Brug B.V.', 'WoonbedrijfDe Brug'])(
    'needs the name as the reporter allowed it: %s is another agency',
    async (name) => {
      await consent();
      await expect(asks('agency', name)).rejects.toMatchObject(problem('consent-required'));
    },
  );

  it('ends with the invitation', async () => {
    const guest = await asks('reporter');
    await uninvite(point.db, by, { conferenceId, id: guest });
    await expect(show(guest)).rejects.toMatchObject(problem('not-found'));
  });

  it('ends the moment the reporter withdraws, which the page says at once', async () => {
    const given = await consent();
    const agency = await asks('agency', AGENCY);
    await show(agency);
    await decideConsent(point.db, { ...by, accountId: null }, { id: given, state: 'withdrawn' });
    expect(await guests()).toMatchObject([{ allowed: false, shown: [{ parts: ['STORY'] }] }]);
    await expect(show(agency)).rejects.toMatchObject(problem('consent-required'));
  });

  it('ends when the whole report is withdrawn', async () => {
    await consent();
    const agency = await asks('agency', AGENCY);
    await filed.withdraws();
    expect(await guests()).toMatchObject([{ allowed: false }]);
    await expect(show(agency)).rejects.toMatchObject(problem('consent-required'));
  });

  it.each([[[]], [['NOPE']], [['STORY', 'STORY']]])('refuses the parts %j', async (parts) => {
    const guest = await asks('reporter');
    await expect(show(guest, parts)).rejects.toMatchObject(problem('request-invalid'));
  });

  it('to somebody of another conference, or to nobody, is refused', async () => {
    const guest = await asks('reporter');
    const first = conferenceId;
    conferenceId = await plan();
    await expect(show(guest)).rejects.toMatchObject(problem('not-found'));
    await expect(show(randomUUID())).rejects.toMatchObject(problem('not-found'));
    const out = uninvite(point.db, by, { conferenceId, id: guest });
    await expect(out).rejects.toMatchObject(problem('not-found'));
    conferenceId = first;
    await show(guest);
  });
});

it('nobody from outside is ever shown anything without a yes that names them', () => {
  const consents = fc.array(
    fc.record({
      purpose: fc.constantFrom('SHARE_AGENCY', 'SHARE_CONFERENCE', 'APPROACH_OTHER'),
      party: fc.constantFrom(AGENCY, 'Een ander'),
      state: fc.constantFrom('asked', 'given', 'refused', 'withdrawn'),
      at: fc.integer({ min: 0, max: 3 }).map((n) => new Date(n)),
    }),
  );
  const kind = fc.constantFrom<GuestKind>('agency', 'point');
  const anonymity = fc.constantFrom('NAMED', 'ANON_THIRD', 'ANON_FULL');
  fc.assert(
    fc.property(consents, kind, anonymity, (made, of, how) => {
      const all = made.map((it): Consent => {
        const moments = { decidedAt: it.at, withdrawnAt: it.state === 'withdrawn' ? it.at : null };
        const nobody = { id: '', askedBy: null, manner: null, readAt: null };
        return { ...nobody, ...it, ...moments, state: it.state as Consent['state'] };
      });
      const it = { consents: all, anonymity: how, state: 'IN_PROGRESS' };
      if (!mayBeShown({ kind: of, name: AGENCY }, it)) return;
      const yes = all.some(
        ({ party, state, purpose }) =>
          party === AGENCY &&
          state === 'given' &&
          (purpose === 'SHARE_CONFERENCE' || (of === 'agency' && purpose === 'SHARE_AGENCY')),
      );
      expect([yes, how]).toEqual([true, 'NAMED']);
    }),
  );
});

describe('a row that was changed in the database does not open', () => {
  const CHANGES = {
    'an agency into a helper': sql`update conference_guests set kind = 'helper'`,
    'a guest of another conference': sql`update conference_guests g set conference_id =
      (select c.id from conferences c where c.case_id = g.case_id and state = 'cancelled')`,
    'another day': sql`update conferences set at = at + interval '1 day'`,
    'held, and not planned': sql`update conferences set state = 'held'`,
  };

  it('and what was shown cannot be changed at all', async () => {
    await show(await asks('reporter'));
    const change = sql`update conference_showings set parts = '{PLAN}'`;
    await expect(point.db.execute(change)).rejects.toThrow();
    expect((await guests())[0]?.shown.map(({ parts }) => parts)).toEqual([['STORY']]);
  });

  it.each(Object.entries(CHANGES))('%s', async (_, change) => {
    await consent();
    await asks('agency', AGENCY);
    await plan({ state: 'cancelled' });
    await point.db.execute(sql`${change} where case_id = ${filed.id}::uuid`);
    await expect(shown()).rejects.toThrow(SealBroken);
  });
});
