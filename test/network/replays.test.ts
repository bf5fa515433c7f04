import { epochSeconds, type SignRequest, signEnvelope } from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { sendTo } from './inbox.ts';
import { outboxOf, storedAt } from './quarter.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-04-10T12:00:00Z');
const nodes = testedNodes();
let region: TestedNode;
let town: TestedNode;
let envelope: string;
let receipt: string;

beforeEach(async () => {
  [region, town] = (await nodes.region(['Beek'], NOW)) as [TestedNode, TestedNode];
  await people().release(town, '2026-Q1');
  await town.running().deliver();
  const [sent] = await outboxOf(town.db);
  envelope = sent?.envelope ?? '';
  receipt = sent?.receipt ?? '';
});

afterEach(() => nodes.end());

/** What was taken, signed by the town again with something else in it. */
async function changed(changes: Partial<SignRequest>): Promise<string> {
  const payload = JSON.parse(Buffer.from(envelope.split('.')[1] ?? '', 'base64url').toString());
  const { key } = town.running();
  return (await signEnvelope({ ...payload, key, ...changes })).compact;
}

/** The same point of the curve in another spelling: S with the order of the group added. */
function malleated(compact: string): string {
  const cut = compact.lastIndexOf('.') + 1;
  const signature = Buffer.from(compact.slice(cut), 'base64url');
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
  const moved = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
  return (
    compact.slice(0, cut) + Buffer.concat([signature.subarray(0, 32), moved]).toString('base64url')
  );
}

describe('what was taken once, sent again', () => {
  it('after a restart gets the stored receipt', async () => {
    const stored = await storedAt(region.db);
    await region.stop();
    await region.start();
    expect(await sendTo(region, envelope)).toMatchObject({ status: 200, receipt });
    expect(await storedAt(region.db)).toEqual(stored);
  });

  it('after 25 hours gets the stored receipt', async () => {
    const stored = await storedAt(region.db);
    region.clock.set(new Date(NOW.getTime() + 25 * HOUR));
    expect(await sendTo(region, envelope)).toMatchObject({ status: 200, receipt });
    expect(await storedAt(region.db)).toEqual(stored);
  });

  it('after a year is refused, and its jti is still known', async () => {
    const stored = await storedAt(region.db);
    const later = new Date(NOW.getTime() + 365 * DAY);
    region.clock.set(later);
    expect(await sendTo(region, envelope)).toMatchObject({ status: 400, problem: 'expired' });
    const iat = epochSeconds(later);
    const anew = await changed({ iat, exp: iat + 60 });
    expect(await sendTo(region, anew)).toMatchObject({
      status: 409,
      problem: 'replayed-with-other-content',
    });
    expect(await storedAt(region.db)).toEqual(stored);
  });

  it('as a malleated copy is refused', async () => {
    const stored = await storedAt(region.db);
    expect(await sendTo(region, malleated(envelope))).toMatchObject({
      problem: 'signature-invalid',
    });
    for (const copy of [`${envelope}=`, `${envelope}\n`, envelope.replace('.', '=.')]) {
      expect(await sendTo(region, copy)).toMatchObject({ problem: 'envelope-not-canonical' });
    }
    expect(await storedAt(region.db)).toEqual(stored);
  });

  it('under the same jti with other content is refused, and stands in the log', async () => {
    const stored = await storedAt(region.db);
    for (const other of [{ exp: epochSeconds(NOW) + 60 }, { body: {} }]) {
      expect(await sendTo(region, await changed(other))).toMatchObject({
        status: 409,
        problem: 'replayed-with-other-content',
      });
    }
    expect(await storedAt(region.db)).toEqual(stored);
    expect(region.events()).toContain('replayed-with-other-content');
  });
});

describe('a clock that differs', () => {
  it('at the receiver, behind or ahead, is borne for two minutes', async () => {
    for (const [off, answer] of [
      [-119_000, 200],
      [-121_000, 'issued-in-future'],
      [30 * DAY + 119_000, 200],
      [30 * DAY + 121_000, 'expired'],
    ] as const) {
      region.clock.set(new Date(NOW.getTime() + off));
      const { status, problem } = await sendTo(region, envelope);
      expect([off, problem ?? status]).toEqual([off, answer]);
    }
  });
});
