import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { citizen } from '../../../../test/citizen.ts';
import { wantedFor } from '../../../../test/filed-case.ts';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  noteConsent,
  offer,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { OutgoingError } from '../federation/outgoing.ts';
import { residenceHere } from './residence.ts';

const START = new Date('2026-11-21T12:00:00Z');
const DAY = 86_400_000;

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;

beforeAll(async () => {
  region = await handoverRegion(2);
  [a, b] = region.points as [HandoverPoint, HandoverPoint];
});
beforeEach(async () => {
  region.setClocks(START);
  region.wires.intercept = undefined;
  for (const { db } of [a, b]) await db.execute('delete from tallies; delete from releases');
});
afterAll(() => region.drop());

const tallies = async (measure: string) => {
  const counted = [];
  for (const { db } of [a, b]) {
    const [row] = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from tallies where measure = ${measure}`,
    );
    counted.push(row?.n ?? 0);
  }
  return counted;
};
/** As if the quarter of all that was counted here had left. */
const leave = (point: HandoverPoint) => point.db.execute(sql`update tallies set case_id = null`);

describe('a case is counted once', () => {
  it('as received where it is handled, as long as no number of it left', async () => {
    const { handover } = await offeredCase(a, b);
    expect(await tallies('received')).toEqual([0, 0]);
    await region.handOver(handover, b);
    expect(await tallies('received')).toEqual([0, 1]);
  });

  it('as received where it came in, once that has left, and as closed where it ends', async () => {
    const { handover } = await offeredCase(a, b, { before: async () => void (await leave(a)) });
    const { caseId } = await region.handOver(handover, b);
    expect(await tallies('received')).toEqual([1, 0]);
    const desk = await b.desk();
    for (const wanted of [wantedFor('take'), wantedFor('code'), wantedFor('close')]) {
      const { body } = await desk.call<{ version: number }>('GET', `/api/cases/${caseId}`);
      const act = { ...wanted, version: body.version };
      const answer = await desk.call('POST', `/api/cases/${caseId}/acts`, act);
      expect([wanted.act, answer.status, answer.problem]).toEqual([wanted.act, 200, undefined]);
    }
    expect([await tallies('received'), await tallies('closed')]).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('here again when it comes back, with the codes and the month that it had', async () => {
    const of = sql`select measure, month, arrived, subject, grounds, residence, person from tallies`;
    const filed = { before: async () => {} };
    const one = await offeredCase(a, b, filed);
    await a.post(`/api/handovers/${one.handover}/withdraw`);
    const again = [...(await a.db.execute(of))];
    expect(again).toMatchObject([{ measure: 'received', month: '2026-11', arrived: 'IN_PERIOD' }]);
    const second = await offer(a, { caseId: one.filed.id, consent: one.consent });
    await a.post(`/api/handovers/${second}/withdraw`);
    expect([...(await a.db.execute(of))]).toEqual(again);
  });

  it('closed before, in a quarter that left: it is not closed again elsewhere', async () => {
    const { handover } = await offeredCase(a, b, {
      before: async (filed) => {
        for (const act of ['take', 'code', 'close', 'reopen'] as const) {
          await filed.does(wantedFor(act));
        }
        await leave(a);
      },
    });
    const { caseId } = await region.handOver(handover, b);
    const [row] = await b.db.execute(sql`select closed_at from cases where id = ${caseId}::uuid`);
    expect(row?.closed_at).not.toBeNull();
    expect([await tallies('received'), await tallies('closed')]).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it('there and back: once, where it is in the end', async () => {
    const { handover } = await offeredCase(a, b);
    const { caseId } = await region.handOver(handover, b);
    if (!caseId) throw new Error('It has not arrived');
    const consent = await noteConsent(b, { caseId, to: a.url });
    await region.handOver(await offer(b, { caseId, consent }), a);
    expect(await tallies('received')).toEqual([1, 0]);
  });
});

it('whatever happens in whatever order, a case is counted once and worked on at one point', async () => {
  const happening = fc.constantFrom(
    ...['send a', 'send b', 'lose a', 'lose b', 'accept', 'reject', 'withdraw', 'revoke'],
    ...['take-in', 'remind a', 'remind b', 'watch a', 'watch b', 'day'],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 14 }), async (all) => {
      region.setClocks(START);
      region.wires.intercept = undefined;
      for (const { db } of [a, b]) await db.execute('delete from tallies');
      const { filed, handover, consent } = await offeredCase(a, b);
      for (const one of ['send a', ...all])
        await happen(one, { code: filed.code, handover, consent });
      await rest(handover);
      const mine = (await filed.row()).state !== 'TRANSFERRED';
      const { state } = await a.handover(handover);
      expect([state, await tallies('received')]).toEqual(
        mine ? ['back', [1, 0]] : ['arrived', [0, 1]],
      );
    }),
    { numRuns: 12 },
  );
}, 240_000);

async function happen(
  one: string,
  { code, handover, consent }: { code: string; handover: string; consent: string },
): Promise<void> {
  const [what, where] = one.split(' ');
  const at = where === 'a' ? a : b;
  const path = `/api/handovers/${handover}`;
  if (what === 'send') await at.deliver();
  else if (what === 'lose') {
    region.wires.intercept = async () => {
      throw new OutgoingError('unreachable');
    };
    await at.deliver();
    region.wires.intercept = undefined;
  } else if (what === 'watch') await at.watch();
  else if (what === 'day') region.setClocks(new Date(a.clock.now().getTime() + DAY));
  else if (what === 'remind') await at.post(`${path}/remind`);
  else if (what === 'withdraw') await a.post(`${path}/withdraw`);
  else if (what === 'revoke') {
    const browser = citizen(a.app);
    await browser.post('/follow', { code });
    await browser.post(`/follow/consents/${consent}`, { state: 'withdrawn' });
  } else await b.post(`${path}/${what}`, what === 'reject' ? { reason: 'NO_CAPACITY' } : {});
}

/** The line holds, everybody says again what they said last, and the time of the offer is over. */
async function rest(handover: string): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    region.setClocks(new Date(a.clock.now().getTime() + 4 * DAY));
    await a.watch();
    await b.watch();
    await region.settle();
    await b.post(`/api/handovers/${handover}/take-in`);
    for (const point of [a, b]) await point.post(`/api/handovers/${handover}/remind`);
    await region.settle();
  }
}

describe('residence and place as seen from here', () => {
  it.each([
    ['RES_HERE', 'A', 'COMPETENT_THERE', 'UNKNOWN'],
    ['RES_ELSEWHERE', 'B', 'HAPPENED_THERE', 'NONRES_HERE'],
    ['RES_ELSEWHERE', 'ELSEWHERE', 'HAPPENED_THERE', 'NONRES_HERE'],
    ['NONRES_HERE', 'A', 'LIVES_THERE', 'RES_ELSEWHERE'],
    ['UNKNOWN', 'B', 'LIVES_THERE', 'RES_HERE'],
    ['UNKNOWN', 'UNKNOWN', 'LIVES_THERE', 'UNKNOWN'],
    ['NONRES_HERE', 'A', 'REPORTER_ASKS', 'UNKNOWN'],
    [undefined, undefined, 'REPORTER_ASKS', 'UNKNOWN'],
  ])('%s, in %s, because %s: %s', (...row) => {
    const [residence, municipality, reason, seen] = row;
    expect(residenceHere({ residence, municipality, reason }, 'B')).toBe(seen);
  });
});
