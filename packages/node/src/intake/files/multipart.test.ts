import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from './multipart.ts';

const TYPE = 'multipart/form-data; boundary=----WebKit"x'.replace('"', '');
const MARK = '------WebKitx';

/** Bytes in parts of these lengths, over and over. */
async function* inParts(bytes: Uint8Array, lengths: readonly number[]) {
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const length = lengths[n % lengths.length] ?? bytes.length;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

async function read(body: AsyncIterable<Uint8Array>, type = TYPE) {
  const found: [name: string, filename: string | undefined, content: Buffer][] = [];
  for await (const part of partsOf(body, type)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of part.body) pieces.push(piece);
    found.push([part.name, part.filename, Buffer.concat(pieces)]);
  }
  return found;
}

/** As a browser writes it; here as Node does. */
async function written(form: FormData) {
  const request = new Response(form);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return { bytes, type: request.headers.get('content-type') ?? '' };
}

describe('a form with files', () => {
  it('is read as it was written, however it comes', async () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    const content = fc.uint8Array({ maxLength: 200 });
    const files = fc.array(fc.tuple(name, content), { maxLength: 4 });
    const lengths = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(files, lengths, async (given, sizes) => {
        const form = new FormData();
        for (const [filename, bytes] of given) {
          form.append('file', new File([new Uint8Array(bytes)], filename));
        }
        form.append('go', 'next');
        const { bytes, type } = await written(form);
        const found = await read(inParts(bytes, sizes), type);
        const kept = (form.getAll('file') as File[]).map((file) => file.name);
        expect(found.map(([, filename]) => filename)).toEqual([...kept, undefined]);
        for (const [n, [, content]] of given.entries()) {
          expect(found[n]?.[2].equals(Buffer.from(content))).toBe(true);
        }
        expect(found.at(-1)?.[2].toString()).toBe('next');
      }),
      { numRuns: 60 },
    );
  });

  it('may hold almost its mark', async () => {
    const content = `\r\n${MARK.slice(0, -1)}\r\n--\r\n\r${MARK}`;
    const head = 'Content-Disposition: form-data; name="file"; filename="a"';
    const body = Buffer.from(`${MARK}\r\n${head}\r\n\r\n${content}\r\n${MARK}--\r\n`);
    for (const size of [1, 3, 7, 500]) {
      expect((await read(inParts(body, [size])))[0]?.[2].toString()).toBe(content);
    }
  });

  it('in which nothing was chosen has a file without a name', async () => {
    const head = 'Content-Disposition: form-data; name="file"; filename=""';
    const type = 'Content-Type: application/octet-stream';
    const body = Buffer.from(`${MARK}\r\n${head}\r\n${type}\r\n\r\n\r\n${MARK}--\r\n`);
    expect(await read(inParts(body, [9]))).toEqual([['file', '', Buffer.alloc(0)]]);
  });

  it('skips what nobody reads', async () => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(5000)], 'a'));
    form.append('go', 'next');
    const { bytes, type } = await written(form);
    const names: string[] = [];
    for await (const { name } of partsOf(inParts(bytes, [100]), type)) names.push(name);
    expect(names).toEqual(['file', 'go']);
  });

  it.each([
    ['no form', 'application/json', '{}'],
    ['without a mark', 'multipart/form-data', 'x'],
    ['nothing', TYPE, ''],
    ['cut off in a head', TYPE, `${MARK}\r\nContent-Dispo`],
    ['cut off in a file', TYPE, `${MARK}\r\nContent-Disposition: form-data; name="f"\r\n\r\nhalf`],
    ['with a head without an end', TYPE, `${MARK}\r\n${'x'.repeat(20_000)}\r\n\r\n`],
    ['with much before it', TYPE, 'x'.repeat(20_000)],
  ])('that is none (%s) is refused', async (_, type, body) => {
    const reading = read(inParts(Buffer.from(body), [999]), type);
    await expect(reading).rejects.toMatchObject({ problem: 'request-invalid' });
  });
});
