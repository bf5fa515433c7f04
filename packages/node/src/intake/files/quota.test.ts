import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';
import { ownerOf } from './quota.ts';
import { beginUpload } from './receive.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('point');
});
afterAll(() => database.drop());

const newKey = () => new Uint8Array(randomBytes(32));

/** Begins uploads all at once. @returns how many there are room for */
async function begun(key: Uint8Array, sizes: readonly number[], caseId?: string) {
  const facts = { name: 'a.txt', metadata: '', ...(caseId ? { caseId } : {}) };
  const all = sizes.map((size) => beginUpload(database.db, key, { facts, size, now: NOW }));
  const done = await Promise.allSettled(all);
  for (const it of done) {
    if (it.status === 'rejected') expect(it.reason).toMatchObject({ fault: 'full' });
  }
  return done.filter(({ status }) => status === 'fulfilled').length;
}

describe('one visit', () => {
  it('has room for twenty files, however many it begins at once', async () => {
    const key = newKey();
    expect(await begun(key, Array(30).fill(5))).toBe(20);
    // those in a case that is open count apart, and so do those of somebody else
    expect(await begun(key, [5], 'case')).toBe(1);
    expect(await begun(newKey(), [5])).toBe(1);
  });

  it('has room for 100 MB, as announced', async () => {
    expect(await begun(newKey(), Array(8).fill(MAX_FILE_BYTES))).toBe(5);
  });

  it('cannot be told from the mark by which its files count', async () => {
    const [one, two] = [newKey(), newKey()];
    const marks = [ownerOf(one), ownerOf(one, 'case'), ownerOf(two), ownerOf(two, 'case')];
    const hex = marks.map((mark) => Buffer.from(mark).toString('hex'));
    expect(new Set(hex).size).toBe(4);
    expect(ownerOf(one)).toEqual(ownerOf(one));
    for (const mark of hex) expect(Buffer.from(one).toString('hex')).not.toContain(mark);
  });
});

describe('the node', () => {
  it('counts only what came', async () => {
    await database.db.execute(sql`delete from uploads`);
    for (let n = 0; n < 21; n += 1) {
      expect(await begun(newKey(), Array(5).fill(MAX_FILE_BYTES))).toBe(5);
    }
  });
});
