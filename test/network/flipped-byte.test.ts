import { PROBLEMS, type ProblemCode } from '@nabij/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { sendTo } from './inbox.ts';
import { outboxOf, playCases, storedAt } from './quarter.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const NOW = new Date('2026-04-10T12:00:00Z');
const FORM: ProblemCode[] = ['envelope-malformed', 'envelope-not-canonical'];
const BY_SEGMENT: readonly ProblemCode[][] = [
  [...FORM, 'header-not-allowed', 'algorithm-not-allowed', 'type-unknown', 'key-unknown'],
  [...FORM, 'payload-invalid', 'issuer-unknown', 'signature-invalid'],
  [...FORM, 'signature-invalid'],
];
/** The long payload is sampled; header and signature are tried at every position. */
const STRIDE = [1, 7, 1];

const nodes = testedNodes();
let region: TestedNode;
let envelope: string;

beforeAll(async () => {
  const [coordinator, town] = await nodes.region(['Beek'], new Date('2026-02-10T12:00:00Z'));
  if (!town) throw new Error('No town');
  region = coordinator;
  await playCases(town, [{ count: 6, closed: 6, answers: {} }]);
  for (const { clock } of [region, town]) clock.set(NOW);
  await people().release(town, '2026-Q1');
  envelope = (await outboxOf(town.db))[0]?.envelope ?? '';
});

afterAll(() => nodes.end());

describe('a release of which one byte was changed on its way', () => {
  const segments = ['header', 'payload', 'signature'];

  it.each(segments)('in the %s is refused for a reason, and nothing is stored', async (name) => {
    const segment = segments.indexOf(name);
    const expected = BY_SEGMENT[segment] ?? [];
    const starts = [0, envelope.indexOf('.') + 1, envelope.lastIndexOf('.') + 1, envelope.length];
    const [start = 0, end = 0] = starts.slice(segment);
    let tried = 0;
    for (let at = start; at < end; at += STRIDE[segment] ?? 1) {
      const { status, problem } = await sendTo(region, flipped(envelope, at));
      expect(expected, `byte ${at}`).toContain(problem);
      expect(status, `byte ${at}`).toBe(PROBLEMS[problem as ProblemCode].status);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(80);
    expect(await storedAt(region.db)).toEqual({ messages: 0, releases: 0, cells: 0, receipts: [] });
  });

  it.each([
    ['a byte more', (text: string) => `${text}A`],
    ['a byte less', (text: string) => text.slice(0, -1)],
    ['a line end', (text: string) => `${text}\n`],
    ['nothing', () => ''],
  ])('and comes with %s is refused too', async (_, change) => {
    const { problem } = await sendTo(region, change(envelope));
    expect(BY_SEGMENT[2]).toContain(problem);
    expect((await storedAt(region.db)).messages).toBe(0);
  });

  it('is taken as it was signed', async () => {
    expect((await sendTo(region, envelope)).status).toBe(200);
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });
});

/** Turns over one of the three lowest bits. */
function flipped(text: string, at: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 3));
  return bytes;
}
