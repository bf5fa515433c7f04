import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { addConsent, decideConsent } from '../consents/consents.ts';
import { CONTACT_CHANNELS, type ContactWanted, isAnswer } from './contact.ts';
import { type Contacting, listContacts, noteContact, strikeContact } from './contacts.ts';
import { answerMediation, removeParty, setParty } from './parties.ts';

let point: TestPoint;
let filed: FiledCase;
let by: Contacting;
const HOUR = 3_600_000;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  later(2 * HOUR);
  by = await filed.actor();
});
afterAll(() => point.drop());

const later = (ms: number) => point.clock.set(new Date(point.clock.now().getTime() + ms));
const again = async () => {
  by = await filed.actor();
};
const list = () => listContacts(point.db, by);
const CALL: Omit<ContactWanted, 'id' | 'at'> = {
  partyId: null,
  channel: 'PHONE',
  direction: 'out',
  reached: true,
  told: false,
  heard: false,
  note: 'Gesproken.',
};
const note = async (wanted: Partial<ContactWanted> = {}) => {
  const id = randomUUID();
  await noteContact(point.db, by, { id, at: by.now, ...CALL, ...wanted });
  return id;
};
const party = async (role: string, name = 'Iemand') => {
  const id = randomUUID();
  await setParty(point.db, by, { id, version: null, role, name, reach: '', note: '' });
  return id;
};
const consent = async (purpose: string, name = 'Iemand') => {
  const id = randomUUID();
  const wanted = { id, purpose, party: name, state: 'given', manner: 'Gezegd.' } as const;
  await addConsent(point.db, by, wanted);
  return id;
};
const anonymous = async (anonymity: string) => {
  filed = await filedCase(point, { anonymity, contact: null });
  await again();
};

describe('a contact', () => {
  it('is noted once, with who and when, and counts nothing when it is struck out', async () => {
    const id = randomUUID();
    for (const _ of [1, 2]) {
      await noteContact(point.db, by, { id, at: by.now, ...CALL });
    }
    expect(await list()).toMatchObject([{ id, by: 'Anna Zoeker', note: 'Gesproken.' }]);
    await strikeContact(point.db, by, id);
    await strikeContact(point.db, by, id);
    const [struck] = await list();
    expect(struck).toMatchObject({ struckByName: 'Anna Zoeker', struckAt: by.now });
    const rows = await point.db.execute(sql`select act, subject from audit_entries
      where case_id = ${filed.id}::uuid and act like 'contact-%' order by id`);
    expect(rows).toEqual([
      { act: 'contact-noted', subject: id },
      { act: 'contact-struck', subject: id },
    ]);
  });

  it('with the same id and other words is another', async () => {
    const id = await note();
    const other = noteContact(point.db, by, { id, at: by.now, ...CALL, note: 'Anders.' });
    await expect(other).rejects.toMatchObject(problem('changed-meanwhile'));
  });

  it.each([
    ['later than now', (now: Date) => ({ at: new Date(now.getTime() + HOUR / 6) })],
    ['a mistyped year', () => ({ at: new Date('0206-11-20T12:00:00Z') })],
    ['no moment', () => ({ at: new Date(Number.NaN) })],
    ['a hearing of the reporter', () => ({ heard: true })],
    ['telling the reporter about the reporter', () => ({ told: true })],
    ['too much', () => ({ note: 'x'.repeat(4001) })],
  ])('is refused with %s', async (_, wanted) => {
    await expect(note(wanted(by.now))).rejects.toMatchObject(problem('request-invalid'));
    expect(await list()).toEqual([]);
  });

  it('with somebody of another case, or of none, is refused', async () => {
    const stranger = await party('WITNESS');
    filed = await filedCase(point);
    await again();
    for (const partyId of [stranger, randomUUID()]) {
      await expect(note({ partyId })).rejects.toMatchObject(problem('not-found'));
    }
    await expect(strikeContact(point.db, by, randomUUID())).rejects.toMatchObject(
      problem('not-found'),
    );
  });

  it('keeps who was spoken with on the list', async () => {
    const partyId = await party('WITNESS');
    await note({ partyId });
    const removed = removeParty(point.db, by, partyId);
    await expect(removed).rejects.toMatchObject(problem('move-not-allowed'));
  });
});

describe('going to the other side', () => {
  it('needs the reporter’s consent for it by name, and being called by them does not', async () => {
    const partyId = await party('OTHER_SIDE');
    await expect(note({ partyId })).rejects.toMatchObject(problem('consent-required'));
    await note({ partyId, direction: 'in' });
    const told = note({ partyId, direction: 'in', told: true });
    await expect(told).rejects.toMatchObject(problem('consent-required'));
    await consent('APPROACH_OTHER');
    await note({ partyId, told: true });
    expect(await list()).toHaveLength(2);
  });

  it('that was right stays right after the consent is withdrawn, and what comes after is not', async () => {
    const partyId = await party('OTHER_SIDE');
    const id = await consent('APPROACH_OTHER');
    later(HOUR);
    await again();
    const then = by.now;
    later(HOUR);
    await again();
    await decideConsent(point.db, by, { id, state: 'withdrawn' });
    await note({ partyId, at: then });
    await expect(note({ partyId })).rejects.toMatchObject(problem('consent-required'));
    const before = new Date(then.getTime() - 90 * 60_000);
    await expect(note({ partyId, at: before })).rejects.toMatchObject(problem('consent-required'));
  });

  it('ends with the whole report, whatever is noted after that', async () => {
    const partyId = await party('OTHER_SIDE');
    await consent('APPROACH_OTHER');
    later(HOUR);
    await again();
    const then = by.now;
    later(HOUR);
    await filed.withdraws();
    await again();
    await note({ partyId, at: then });
    await expect(note({ partyId })).rejects.toMatchObject(problem('consent-required'));
    await consent('APPROACH_OTHER');
    later(HOUR);
    await again();
    await expect(note({ partyId })).rejects.toMatchObject(problem('consent-required'));
    const answer = { id: partyId, answer: 'agreed', manner: 'Zei ja.' } as const;
    const mediates = answerMediation(point.db, by, answer);
    await expect(mediates).rejects.toMatchObject(problem('consent-required'));
  });

  it.each(['ANON_THIRD', 'ANON_FULL'])('is not done for %s', async (anonymity) => {
    await anonymous(anonymity);
    const partyId = await party('OTHER_SIDE');
    await expect(note({ partyId })).rejects.toMatchObject(problem('anonymous-no-contact'));
    await note({ partyId, direction: 'in' });
  });
});

describe('telling others', () => {
  it('an agency needs a consent, asking it something in general does not', async () => {
    const partyId = await party('AGENCY');
    await note({ partyId });
    await expect(note({ partyId, told: true })).rejects.toMatchObject(problem('consent-required'));
    await consent('SHARE_AGENCY');
    await note({ partyId, told: true });
  });

  it('nobody is told about somebody anonymous', async () => {
    await anonymous('ANON_THIRD');
    for (const role of ['WITNESS', 'AGENCY']) {
      const told = note({ partyId: await party(role), told: true });
      await expect(told).rejects.toMatchObject(problem('anonymous-no-contact'));
    }
  });

  it('the reporter’s own people need none', async () => {
    for (const role of ['HELPER', 'REPRESENTATIVE', 'WITNESS']) {
      await note({ partyId: await party(role) });
    }
    expect(await list()).toHaveLength(3);
  });

  it('somebody whom nobody knows cannot be called, and can call', async () => {
    await anonymous('ANON_FULL');
    await expect(note()).rejects.toMatchObject(problem('anonymous-no-contact'));
    await note({ direction: 'in' });
  });
});

describe('the first contact', () => {
  const first = async () => (await filed.row()).firstContactAt;

  it('is the earliest time that the reporter was reached, and is told anew when struck', async () => {
    await note({ reached: false });
    await note({ direction: 'in', channel: 'EMAIL' });
    expect(await first()).toBeNull();
    const late = await note();
    const earlier = new Date(by.now.getTime() - HOUR);
    const early = await note({ at: earlier, channel: 'DESK', direction: 'in' });
    expect(await first()).toEqual(earlier);
    await strikeContact(point.db, by, early);
    expect(await first()).toEqual(by.now);
    await strikeContact(point.db, by, late);
    expect(await first()).toBeNull();
  });

  it('is none with anybody else', async () => {
    await note({ partyId: await party('HELPER') });
    expect(await first()).toBeNull();
  });

  it('is only what the reporter noticed', () => {
    fc.assert(
      fc.property(
        fc.record({
          partyId: fc.constantFrom(null, 'somebody'),
          channel: fc.constantFrom(...CONTACT_CHANNELS),
          direction: fc.constantFrom('in' as const, 'out' as const),
          reached: fc.boolean(),
          struckAt: fc.constantFrom(null, new Date(0)),
        }),
        (it) => {
          if (!isAnswer(it)) return;
          expect([it.partyId, it.reached, it.struckAt]).toEqual([null, true, null]);
          expect(it.direction === 'in' && ['POST', 'EMAIL'].includes(it.channel)).toBe(false);
        },
      ),
    );
  });
});

describe('a row that was changed in the database does not open', () => {
  const CHANGES = {
    'a hearing': sql`heard = true`,
    'somebody told': sql`told = not told`,
    'another way': sql`channel = 'DESK'`,
    'the reporter': sql`party_id = null`,
    'another moment': sql`at = at - interval '1 minute'`,
    'not struck': sql`struck_by = null, struck_at = null`,
  };

  it.each(Object.entries(CHANGES))('%s', async (_, change) => {
    const partyId = await party('WITNESS');
    await strikeContact(point.db, by, await note({ partyId }));
    await point.db.execute(sql`update contacts set ${change} where case_id = ${filed.id}::uuid`);
    await expect(list()).rejects.toThrow(SealBroken);
  });
});
