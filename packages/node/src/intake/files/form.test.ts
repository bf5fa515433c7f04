import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { FileRefused } from '../../cases/attachments/files/file-refused.ts';
import { type TakenForm, takeForm } from './form.ts';
import { createTurns } from './turns.ts';

const TYPE = { 'Content-Type': 'multipart/form-data; boundary=x' };
const MANY = 20_000;

/** Sends very many parts as long as somebody reads; tells what came of it. */
async function flooded(head: (n: number) => string, keep = async (_: string) => {}) {
  let read = 0;
  let taken: TakenForm | undefined;
  async function* parts() {
    for (; read < MANY; read += 1) yield Buffer.from(`--x\r\n${head(read)}\r\n\r\n1\r\n`);
    yield Buffer.from('--x--\r\n');
  }
  const app = new Hono();
  app.onError((error, c) => c.text(error.message, 400));
  app.post('/', async (c) => {
    const work = { turn: async () => {}, keep: ({ name }: { name: string }) => keep(name) };
    taken = await takeForm(c, createTurns(), work);
    return c.text('taken');
  });
  const init = { method: 'POST', headers: TYPE, body: ReadableStream.from(parts()) };
  const answer = await app.request('/', { ...init, duplex: 'half' } as RequestInit);
  return { read, taken, said: await answer.text() };
}

const file = (n: number) => `Content-Disposition: form-data; name="file"; filename="${n}.txt"`;

describe('a form with very many parts', () => {
  it('is read no further than behind one file too many, and says so once', async () => {
    const { read, taken } = await flooded(file);
    expect(taken).toMatchObject({ kept: 21, notKept: [{ name: '', fault: 'full' }] });
    expect(read).toBeLessThan(50);
  });

  it('is read no further when several files found no room', async () => {
    const tried: string[] = [];
    const { read, taken } = await flooded(file, async (name) => {
      tried.push(name);
      throw new FileRefused('full');
    });
    expect(tried).toEqual(['0.txt', '1.txt', '2.txt']);
    expect(taken?.notKept.map(({ name }) => name)).toEqual([...tried, '']);
    expect(read).toBeLessThan(50);
  });

  it('is refused when they are fields', async () => {
    const { read, taken, said } = await flooded(
      (n) => `Content-Disposition: form-data; name="field${n}"`,
    );
    expect([taken, said]).toEqual([undefined, 'request-invalid']);
    expect(read).toBeLessThan(50);
  });
});
