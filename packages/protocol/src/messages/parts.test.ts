import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinParts, MAX_PART_BYTES, type Part, partSchema, splitStream } from './parts.ts';

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 31) % 251);
const length = fc.oneof(
  fc.integer({ min: 1, max: 50 }),
  fc.constantFrom(MAX_PART_BYTES - 1, MAX_PART_BYTES, MAX_PART_BYTES + 1, 3 * MAX_PART_BYTES),
);

describe('parts of a stream', () => {
  it('make the stream again, in any order and with repeats', () => {
    const cases = fc.tuple(length, fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(cases, ([size, order]) => {
        const bytes = bytesOf(size);
        const parts = splitStream(3, bytes);
        const shuffled = [...parts, ...parts]
          .map((part) => ({ part, place: order.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ part }) => part);
        const joined = joinParts(shuffled);
        expect(joined.state).toBe('whole');
        expect(joined.state === 'whole' && Buffer.from(joined.bytes).equals(bytes)).toBe(true);
        expect(parts.every((part) => partSchema.safeParse(part).success)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('say which are missing', () => {
    const parts = splitStream(0, bytesOf(3 * MAX_PART_BYTES));
    expect(joinParts([])).toEqual({ state: 'missing', indexes: [0] });
    expect(joinParts(parts.slice(1, 2))).toEqual({ state: 'missing', indexes: [0, 2] });
  });

  const two = splitStream(1, bytesOf(MAX_PART_BYTES + 5));
  const [first, second] = two as [Part, Part];
  it.each<[string, Part[]]>([
    ['of two streams', [first, { ...second, stream: 2 }]],
    ['of another length', [first, { ...second, count: 3 }]],
    [
      'of another digest',
      [first, { ...second, digest: splitStream(1, bytesOf(1))[0]?.digest ?? '' }],
    ],
    ['that say two things at one place', [first, second, { ...second, data: 'AAAA' }]],
    ['of which the last at a place is the right one', [first, { ...second, data: 'AAAA' }, second]],
    ['that do not give the digest', [first, { ...second, data: 'AAAAAAA' }]],
  ])('are broken: parts %s', (_, parts) => {
    expect(joinParts(parts)).toEqual({ state: 'broken' });
  });

  it.each([
    ['an index beyond the count', { index: 2 }],
    ['no data', { data: '' }],
    ['too much data', { data: Buffer.alloc(MAX_PART_BYTES + 1).toString('base64url') }],
    ['padding', { data: `${first.data}=` }],
    ['a short part that is not the last', { data: 'AAAA' }],
    ['a thousand parts', { count: 1000 }],
    ['a member that nobody declared', { name: 'x' }],
  ])('are refused with %s', (_, members) => {
    expect(partSchema.safeParse({ ...first, ...members }).success).toBe(false);
  });

  it('are none of nothing, and of no more than 342 parts', () => {
    expect(() => splitStream(0, new Uint8Array(0))).toThrow(TypeError);
    expect(() => splitStream(0, { byteLength: 342 * MAX_PART_BYTES + 1 } as Uint8Array)).toThrow();
  });
});
