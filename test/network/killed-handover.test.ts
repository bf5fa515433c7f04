import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  anHourLater,
  caseToMove,
  does,
  isThereOnce,
  type Mortal,
  mortalRegion,
  type OnItsWay,
  quiet,
  told,
} from './handover-alive.ts';
import { type HeldTable, holdTable } from './held-table.ts';
import { testedNodes } from './tested-nodes.ts';
import type { Moment } from './wire.ts';

/** Milliseconds: each starts several processes anew. */
const LONG = 150_000;

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

/** Kills one of them and starts it again. */
async function kill(victim: Mortal): Promise<void> {
  await victim.kill();
}

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
      await kill(dying);
      await goOn(dying);
    };
    await diesAt(receiver, 1, async () => expect(await it.offer()).toBe(200));
    await quiet(points, handover);
    const inTheMiddle = receiver.node.wire.breakAt(3, moment);
    await diesAt(sender, 1, async () => expect(await does(receiver, handover, 'accept')).toBe(200));
    await inTheMiddle;
    await kill(dying);
    const { n } = await partsAt(receiver, handover);
    expect(n).toBe(moment === 'asked' ? 2 : 3);
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

