import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  anHourLater,
  caseToMove,
  does,
  isThereOnce,
  type Mortal,
  mortalRegion,
  quiet,
  told,
} from './handover-alive.ts';
import { type HeldTable, holdTable } from './held-table.ts';
import { testedNodes } from './tested-nodes.ts';
import type { Moment } from './wire.ts';

/** Milliseconds: each starts several processes anew. */
const LONG = 180_000;

const nodes = testedNodes();
const open: HeldTable[] = [];
let points: [Mortal, Mortal];
let sender: Mortal;
let receiver: Mortal;

beforeAll(async () => {
  points = await mortalRegion(nodes);
  [sender, receiver] = points;
}, LONG);
afterEach(async () => {
  for (const held of open.splice(0)) await held.letGo();
});
afterAll(() => nodes.end());

/** Starts a point again that was killed. */
async function goOn(victim: Mortal): Promise<void> {
  await anHourLater(victim);
  for (const { node } of points) node.wire.mend();
  await victim.start();
}

interface Kill {
  readonly victim: 'sender' | 'receiver';
  readonly moment: Moment;
}

const KILLS: Kill[] = (['sender', 'receiver'] as const).flatMap((victim) =>
  (['asked', 'answered'] as const).map((moment) => ({ victim, moment })),
);

describe.each(KILLS)('kill -9 of the $victim', { timeout: LONG }, ({ victim, moment }) => {
  it(`at every message that was ${moment}: the case is there once, and nowhere else`, async () => {
    const dying = victim === 'sender' ? sender : receiver;
    const it = await caseToMove(sender, receiver);
    const { handover } = it;
    /** The n-th message to somebody breaks off, and with it the process. */
    const diesAt = async (to: Mortal, n: number, act: () => Promise<unknown>) => {
      const broke = to.node.wire.breakAt(n, moment);
      await act();
      await broke;
      await dying.kill();
      await goOn(dying);
    };
    await diesAt(receiver, 1, async () => expect(await it.offer()).toBe(200));
    await quiet(points, handover);
    const inTheMiddle = receiver.node.wire.breakAt(3, moment);
    await diesAt(sender, 1, async () => expect(await does(receiver, handover, 'accept')).toBe(200));
    await inTheMiddle;
    await dying.kill();
    // of five; one that was under way when somebody died before is not among them
    const { n } = await partsAt(receiver, handover);
    expect(n).toBeGreaterThan(0);
    expect(n).toBeLessThanOrEqual(moment === 'asked' ? 2 : 3);
    await goOn(dying);
    await quiet(points, handover);
    await diesAt(sender, 1, () => does(receiver, handover, 'take-in'));
    await quiet(points, handover);
    await isThereOnce(points, it);
  });
});

async function partsAt({ node }: Mortal, id: string): Promise<{ n: number }> {
  const [row] = await node.db.execute<{ n: number }>(
    `select count(*)::int as n from handover_parts where handover_id = '${id}'`,
  );
  return row ?? { n: 0 };
}

describe('kill -9 in the midst of a transaction', { timeout: 2 * LONG }, () => {
  /** Kills whoever takes a step while it waits for a table that the step writes to. */
  async function diesWithin(victim: Mortal, table: string, act: () => Promise<unknown>) {
    const held = await holdTable(victim.node.db, table);
    open.push(held);
    const acting = act().catch(() => undefined);
    await held.isWaitedFor();
    await victim.kill();
    await held.letGo();
    await acting;
  }

  it('of every step, on both sides: the case is there once, and nowhere else', async () => {
    const it = await caseToMove(sender, receiver);
    const { handover } = it;
    const accept = () => does(receiver, handover, 'accept');
    const takeIn = () => does(receiver, handover, 'take-in');
    const stateAt = async (point: Mortal) => (await told(point, handover)).state;

    await diesWithin(sender, 'handover_parts', it.offer);
    await goOn(sender);
    expect((await sender.worker.json('GET', `/api/handovers/${handover}`)).status).toBe(404);

    await diesWithin(receiver, 'handovers', it.offer);
    await goOn(receiver);
    await quiet(points, handover);
    expect([await stateAt(sender), await stateAt(receiver)]).toEqual(['offered', 'offered']);

    await diesWithin(receiver, 'handovers', accept);
    await goOn(receiver);
    expect(await stateAt(receiver)).toBe('offered');
    await diesWithin(sender, 'cases', accept);
    await diesWithin(receiver, 'handover_parts', () => goOn(sender));
    await goOn(receiver);
    await quiet(points, handover);
    expect([await stateAt(sender), await stateAt(receiver)]).toEqual(['moved', 'accepted']);

    await diesWithin(receiver, 'tallies', takeIn);
    await goOn(receiver);
    expect(await stateAt(receiver)).toBe('accepted');
    await diesWithin(sender, 'attachments', takeIn);
    await goOn(sender);
    await quiet(points, handover);
    await isThereOnce(points, it);
  });
});
