import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LiveEvent, readEvents } from './read-events.ts';

/** The bytes of a text in pieces that end anywhere, also within a letter. */
function inPieces(text: string, cuts: readonly number[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return new ReadableStream({
    start(controller) {
      let from = 0;
      for (const to of [...at, bytes.length]) {
        controller.enqueue(bytes.slice(from, to));
        from = to;
      }
      controller.close();
    },
  });
}

async function read(text: string, cuts: readonly number[] = []): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  for await (const event of readEvents(inPieces(text, cuts))) events.push(event);
  return events;
}

it('reads events however their bytes are cut', async () => {
  const event = fc.record({
    event: fc.constantFrom('case', 'line', 'beat', 'present'),
    data: fc.json().filter((text) => !text.includes('\n')),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event), fc.array(fc.nat()), async (events, cuts) => {
      const text = events.map((one) => `event: ${one.event}\ndata: ${one.data}\n\n`).join('');
      expect(await read(text, cuts)).toEqual(
        events.map(({ event: name, data }) => ({ event: name, data: data.trimStart() })),
      );
    }),
  );
});

it('skips what carries nothing, and what broke off', async () => {
  expect(await read(': still here\n\nevent: beat\n\ndata: 1\n\ndata: 2')).toEqual([
    { event: 'message', data: '1' },
  ]);
});
