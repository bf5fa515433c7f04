import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { SealBroken } from '../../vault/seal.ts';
import { beginUpload, openUpload, receive } from './receive.ts';
import { openPieces } from './sealed-upload.ts';
import { deleteExpiredUploads, deleteUploads } from './store.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
let database: FreshDatabase;
const key = new Uint8Array(randomBytes(32));

beforeAll(async () => {
  database = await freshDatabase('point');
});
afterAll(() => database.drop());

const begin = async (size: number, name = 'brief.txt') =>
  (await beginUpload(database.db, key, { facts: { name, metadata: '' }, size, now: NOW })).id;

async function upload(id: string, as = key) {
  const found = await openUpload(database.db, as, id);
  if (!found) throw new Error('The upload is there');
  return found;
}

/** Sends bytes from where the upload is said to be; breaks off where told. */
async function send(id: string, bytes: Uint8Array, breaks = false) {
  async function* body() {
    yield bytes;
    if (breaks) throw new Error('The line broke');
  }
  return receive(database.db, key, { upload: await upload(id), body: body() });
}

async function whole(id: string) {
  const { chunks, size } = await upload(id);
  return openPieces(database.db, key, { id, chunks, bytes: size });
}

describe('a file in pieces', () => {
  it('is the same file, wherever it was cut and however often a piece came', async () => {
    const attempt = fc.record({
      length: fc.integer({ min: 0, max: 400_000 }),
      /** Where the sender thinks that it is, beside where it is. */
      off: fc.constantFrom(0, 0, 0, -1000, 1000),
      breaks: fc.boolean(),
      twice: fc.boolean(),
    });
    const attempts = fc.array(attempt, { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 900_000 }), attempts, async (size, tries) => {
        const bytes = randomBytes(size);
        const id = await begin(size);
        for (const { length, off, breaks, twice } of tries) {
          const before = await upload(id);
          const from = Math.max(0, before.received + off);
          const piece = bytes.subarray(from, from + length);
          const body = async function* () {
            yield piece;
            if (breaks) throw new Error('The line broke');
          };
          const one = { ...before, received: from };
          const send = () => receive(database.db, key, { upload: one, body: body() });
          await Promise.all(twice ? [send(), send()] : [send()]);
        }
        const { received } = await upload(id);
        await send(id, bytes.subarray(received));
        expect((await whole(id)).equals(bytes)).toBe(true);
        await deleteUploads(database.db, [id]);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps what came before the line broke', async () => {
    const id = await begin(10);
    expect(await send(id, Buffer.from('hallo'), true)).toEqual({ received: 5, cut: true });
    expect((await upload(id)).received).toBe(5);
    await send(id, Buffer.from(' daar'));
    expect((await whole(id)).toString()).toBe('hallo daar');
  });

  it('takes no more than was announced', async () => {
    const id = await begin(5);
    expect(await send(id, Buffer.from('hallo daar'))).toEqual({ received: 0, refused: 'too-long' });
    expect((await upload(id)).received).toBe(0);
  });

  it('takes a piece from one of two at once', async () => {
    const id = await begin(10);
    const seen = await upload(id);
    const both = await Promise.all(
      ['hallo', 'HALLO'].map((words) =>
        receive(database.db, key, { upload: seen, body: one(words) }),
      ),
    );
    expect(both.map(({ refused }) => refused).sort()).toEqual(['elsewhere', undefined]);
    expect((await upload(id)).received).toBe(5);
  });
});

async function* one(words: string) {
  yield Buffer.from(words);
}

describe('in the database', () => {
  it('neither the name nor the content can be read', async () => {
    const secret = 'Zeepaardje-en-kaketoe';
    const id = await begin(secret.length, `${secret}.txt`);
    await send(id, Buffer.from(secret));
    for (const table of [sql`uploads`, sql`upload_chunks`]) {
      const rows = await database.db.execute(sql`select t::text as line from ${table} t`);
      const lines = rows.map(({ line }) => String(line)).join('\n');
      expect(lines.length).toBeGreaterThan(100);
      for (const part of [secret, Buffer.from(secret).toString('hex')]) {
        expect([part, lines.includes(part)]).toEqual([part, false]);
      }
    }
  });

  it('an upload opens for nobody else', async () => {
    const id = await begin(5);
    const other = new Uint8Array(randomBytes(32));
    expect(await openUpload(database.db, other, id)).toBeUndefined();
  });

  it.each([
    ['swapped', sql`update upload_chunks set n = 1 - n`],
    ['left out', sql`delete from upload_chunks where n = 0`],
    [
      'changed',
      sql`update upload_chunks set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)`,
    ],
  ])('pieces that were %s do not open', async (_, change) => {
    await database.db.execute(sql`delete from uploads`);
    const id = await begin(300_000);
    await send(id, randomBytes(300_000));
    await whole(id);
    await database.db.execute(sql`alter table upload_chunks drop constraint upload_chunks_pkey`);
    await database.db.execute(change);
    await expect(whole(id)).rejects.toThrow(SealBroken);
    await database.db.execute(sql`delete from uploads`);
    await database.db.execute(sql`alter table upload_chunks add primary key (upload_id, n)`);
  });

  it('what nobody goes on with is gone after a day', async () => {
    const id = await begin(5);
    await send(id, Buffer.from('hal'));
    await deleteExpiredUploads(database.db, new Date(NOW.getTime() + 23 * 3_600_000));
    expect((await upload(id)).received).toBe(3);
    await deleteExpiredUploads(database.db, new Date(NOW.getTime() + 25 * 3_600_000));
    expect(await openUpload(database.db, key, id)).toBeUndefined();
    const left = await database.db.execute(sql`select from upload_chunks where upload_id = ${id}`);
    expect(left.length).toBe(0);
  });
});
