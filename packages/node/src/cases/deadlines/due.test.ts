import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { askErasure } from '../rights/erasure.ts';
import { noteTerm } from './change-term.ts';
import { CHECK, firstDue, nextDue } from './due.ts';
import { firstContact } from './first-contact.ts';
import { setRegime } from './regime.ts';
import { timedCase } from './store.ts';
import type { Timed } from './terms.ts';

const COLLEAGUE = {
  login: 'bram',
  name: 'Bram Helper',
  role: 'worker',
  password: 'negen-lange-woorden-hier',
} as const;
const START = new Date('2026-11-23T09:00:00Z');
let point: TestPoint;
let filed: FiledCase;
beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  point.clock.set(START);
  filed = await filedCase(point);
});
afterAll(() => point.drop());

const due = async () => {
  const { dueOn, dueStep } = await filed.row();
  return [dueOn, dueStep];
};
const later = (days: number) =>
  point.clock.set(new Date(point.clock.now().getTime() + days * 86_400_000));
const regime = async (chosen: string | null, ours = false) =>
  setRegime(point.db, await filed.actor(), { regime: chosen, from: null, ours });

describe('what is due next', () => {
  it('is a first answer as soon as it is filed; nothing where it is only counted', async () => {
    expect(await due()).toEqual(['2026-11-25', 'acknowledge']);
    const counted = { request: 'REPORT', receivedAt: START, country: 'NL' } as const;
    expect(firstDue(counted)).toBeNull();
    filed = await filedCase(point, { want: 'REPORT' });
    expect(await due()).toEqual([null, null]);
  });

  it('is over when somebody answered, by message or at the desk, the earliest counts', async () => {
    await filed.does(wantedFor('take'));
    expect(await due()).toEqual(['2026-11-25', 'acknowledge']);
    const by = await filed.actor();
    const at = (day: string) => new Date(`${day}T10:00:00Z`);
    await firstContact(point.db, { caseId: filed.id, at: at('2026-11-26') }, by);
    await firstContact(point.db, { caseId: filed.id, at: at('2026-11-24') }, by);
    await firstContact(point.db, { caseId: filed.id, at: at('2026-11-27') }, by);
    expect(await due()).toEqual([null, null]);
    expect((await timedCase(point.db, filed.id))?.firstAnswer).toEqual(at('2026-11-24'));
    filed = await filedCase(point);
    await filed.does(wantedFor('take'));
    await filed.does(wantedFor('reply'));
    expect(await due()).toEqual([null, null]);
  });

  it('is not answered by what the point writes by itself when a case is handed on', async () => {
    const to = await addAccount(point, COLLEAGUE);
    await filed.does(wantedFor('take'));
    later(1);
    const handOn = { act: 'hand-on', to: to.accountId, note: 'Neem jij dit?', stay: true } as const;
    await filed.does(handOn);
    expect((await timedCase(point.db, filed.id))?.firstAnswer).toBeUndefined();
    expect(await due()).toEqual(['2026-11-25', 'acknowledge']);
    later(1);
    await filed.does(wantedFor('reply'));
    expect(await due()).toEqual([null, null]);
  });

  it('is to look whether others did it, the working day after theirs', async () => {
    await filed.does(wantedFor('take'));
    await filed.does(wantedFor('reply'));
    await regime('NL-AWB');
    // three working days for the acknowledgement, then look
    expect(await due()).toEqual(['2026-11-27', CHECK]);
    const news = { id: crypto.randomUUID(), kind: 'done', note: null, on: '2026-11-23' } as const;
    await noteTerm(point.db, await filed.actor(), { ...news, term: 'NL-AWB-ACK' });
    expect(await due()).toEqual(['2027-01-05', CHECK]);
    const stated = { id: crypto.randomUUID(), kind: 'stated', note: null } as const;
    const told = { ...stated, term: 'NL-AWB-HANDLE', until: '2027-01-08' };
    await noteTerm(point.db, await filed.actor(), told);
    // told for a Friday: look on Monday
    expect(await due()).toEqual(['2027-01-11', CHECK]);
    await regime(null);
    expect(await due()).toEqual([null, null]);
  });

  it('is the step itself where the point handles it for the body', async () => {
    await filed.does(wantedFor('take'));
    await filed.does(wantedFor('reply'));
    await regime('NL-AWB', true);
    expect(await due()).toEqual(['2027-01-04', 'handle']);
  });

  it('is to look at a pause without an end, four weeks on', async () => {
    await filed.does(wantedFor('take'));
    await filed.does(wantedFor('reply'));
    await regime('NL-WMO-APPLICATION');
    const pause = { id: crypto.randomUUID(), kind: 'pause', term: 'NL-WMO-DECIDE' } as const;
    const why = { from: '2026-11-23', until: null, reason: 'WAITS_FOR_REPORTER', note: null };
    await noteTerm(point.db, await filed.actor(), { ...pause, ...why });
    expect(await due()).toEqual(['2026-12-21', CHECK]);
  });

  it('is nothing after the end, but an answer to who asks to be erased', async () => {
    await filed.withdraws();
    expect(await due()).toEqual([null, null]);
    const { now, country } = await filed.actor();
    await askErasure(point.db, filed.id, { actor: { kind: 'reporter' }, now, country });
    expect(await due()).toEqual(['2026-12-23', 'erase_on_request']);
    await filed.resumes();
    expect(await due()).toEqual(['2026-11-25', 'acknowledge']);
  });

  it('is where a case waits for somebody else, the day on which it comes back', () => {
    const waiting: Timed = {
      ...{ state: 'WAITING_OTHER', request: 'COMPLAINT', receivedAt: START },
      ...{ regime: null, regimeFrom: null, firstAnswer: START, waitingUntil: '2026-12-26' },
    };
    expect(nextDue(waiting, 'NL', START)).toEqual({ on: '2026-12-28', step: CHECK });
  });
});

it('what lies beside the case is what follows from it, whatever was done', async () => {
  const steps: Record<string, () => Promise<void>> = {
    take: () => filed.does(wantedFor('take')),
    reply: () => filed.does(wantedFor('reply')),
    close: () => filed.does(wantedFor('close')),
    reopen: () => filed.does(wantedFor('reopen')),
    answer: () => filed.answers('Ik heb nog iets.'),
    withdraw: () => filed.withdraws(),
    resume: () => filed.resumes(),
    awb: () => regime('NL-AWB'),
    ours: () => regime('NL-WKKGZ', true),
    none: () => regime(null),
    pause: async () =>
      noteTerm(point.db, await filed.actor(), {
        ...{ id: crypto.randomUUID(), kind: 'pause', term: 'NL-AWB-HANDLE', until: null },
        ...{ from: '2026-11-23', reason: 'AGREED', note: 'Samen gewacht.' },
      }),
  };
  const names = fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(names, async (wanted) => {
      point.clock.set(START);
      filed = await filedCase(point);
      for (const name of wanted) {
        later(1);
        // not every step can be taken in every state; what is refused changes nothing
        await steps[name]?.().catch(() => {});
        const timed = await timedCase(point.db, filed.id);
        const next = timed && nextDue(timed, 'NL', point.clock.now());
        expect(await due()).toEqual(next ? [next.on, next.step] : [null, null]);
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
