import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { sendTo } from './inbox.ts';
import { outboxOf, storedAt } from './quarter.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const DAY = 86_400_000;
const NOW = new Date('2026-04-10T12:00:00Z');
const nodes = testedNodes();
let region: TestedNode;
let town: TestedNode;
let envelope: string;

beforeEach(async () => {
  [region, town] = (await nodes.region(['Beek'], NOW)) as [TestedNode, TestedNode];
  await people().release(town, '2026-Q1');
  envelope = (await outboxOf(town.db))[0]?.envelope ?? '';
});

afterEach(() => nodes.end());

describe('the same envelope again', () => {
  it('gets the stored receipt byte for byte and has no effect', async () => {
    await town.running().deliver();
    const stored = await storedAt(region.db);
    const [queued] = await outboxOf(town.db);
    for (const days of [0, 1, 29]) {
      region.clock.set(new Date(NOW.getTime() + days * DAY));
      expect(await sendTo(region, envelope)).toMatchObject({
        status: 200,
        receipt: queued?.receipt,
      });
    }
    expect(await storedAt(region.db)).toEqual(stored);
    expect(region.events().filter((event) => event === 'message-repeated')).toHaveLength(3);
  });

  it('is refused when it has expired', async () => {
    await town.running().deliver();
    const stored = await storedAt(region.db);
    region.clock.set(new Date(NOW.getTime() + 31 * DAY));
    expect(await sendTo(region, envelope)).toMatchObject({ status: 400, problem: 'expired' });
    expect(await storedAt(region.db)).toEqual(stored);
  });

  it('sixteen times at once has one effect and one receipt', async () => {
    const copies = Array.from({ length: 16 }, () => sendTo(region, envelope));
    const answers = await Promise.all(copies);
    const stored = await storedAt(region.db);
    expect(stored).toMatchObject({ messages: 1, releases: 1 });
    expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(200));
    expect(new Set(answers.map(({ receipt }) => receipt))).toEqual(new Set(stored.receipts));
    // The sender comes last and is content with the same receipt.
    await town.running().deliver();
    expect((await outboxOf(town.db))[0]).toMatchObject({
      state: 'delivered',
      receipt: stored.receipts[0],
    });
    expect(await storedAt(region.db)).toEqual(stored);
  });

  it('is refused by every other node', async () => {
    expect(await sendTo(town, envelope)).toMatchObject({ status: 403, problem: 'issuer-unknown' });
    const [other] = await nodes.region([], NOW);
    expect(await sendTo(other, envelope)).toMatchObject({ problem: 'issuer-unknown' });
  });
});
