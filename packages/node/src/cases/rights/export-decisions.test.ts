import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseIn } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { noteBarrier } from '../decisions/barrier.ts';
import { decide } from '../decisions/decide.ts';
import { setMandate } from '../decisions/mandates.ts';
import { settle } from '../decisions/settle.ts';
import { decidedPart } from './export-decisions.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

it('a copy has what was decided and why, and what workers wrote only with the notes', async () => {
  const { db, worker, clock } = point;
  const filed = await caseIn(point, 'IN_PROGRESS');
  const by = await filed.actor();
  const mandate = { role: 'lead', kinds: ['SUPPORT'], perDecision: 5000, perCase: 5000 } as const;
  await setMandate(db, { accountId: worker.accountId, now: clock.now() }, mandate);
  const id = randomUUID();
  const what = { id, kind: 'SUPPORT', decision: 'TAKEN', reasons: ['URGENT'], amount: 5000 };
  await decide(db, by, {
    ...what,
    againOn: null,
    text: 'Met zijn broer besproken.',
    proposed: false,
  });
  await settle(db, by, { id, answer: 'withdrawn', text: 'Toch niet nodig.' });
  const barrier = { decisionId: id, rule: 'PROOF', level: 'NATIONAL', text: 'Artikel 4.' };
  await noteBarrier(db, by, { ...barrier, id: randomUUID() });

  const open = await filed.open();
  const own = await decidedPart(db, open, { language: 'nl', notes: false });
  expect(own).toMatchObject({
    decisions: [
      {
        about: { code: 'SUPPORT', label: 'Hulp of voorziening inzetten' },
        decision: { code: 'TAKEN' },
        reasons: [{ code: 'URGENT', label: 'Kon niet wachten' }],
        ...{ euroCents: 5000, state: 'withdrawn', by: WORKER.name, settledBy: WORKER.name },
      },
    ],
    barriers: [{ rule: { code: 'PROOF' }, level: { code: 'NATIONAL' } }],
  });
  for (const words of ['broer', 'Toch niet', 'Artikel']) {
    expect(JSON.stringify(own)).not.toContain(words);
  }
  expect(await decidedPart(db, open, { language: 'nl', notes: true })).toMatchObject({
    decisions: [{ text: 'Met zijn broer besproken.', answer: 'Toch niet nodig.' }],
    barriers: [{ text: 'Artikel 4.' }],
  });
});
