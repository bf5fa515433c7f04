import { randomBytes } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { casesById } from '../list/store.ts';
import { journalOf } from '../store.ts';
import { keepAttachment, listAttachments, readAttachment } from './attachments.ts';
import { sealFacts } from './facts.ts';
import { MAX_FILE_BYTES } from './files/clean-file.ts';

let point: TestPoint;
let filed: FiledCase;
let filingKey: Uint8Array;

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  filingKey = (await filed.open()).open.filingKey;
});
afterAll(() => point.drop());

/** A text of some size, unlike any other: of all that is taken it alone is kept as it is. */
function letter(bytes: number): Buffer {
  return Buffer.from(randomBytes(bytes).toString('hex').slice(0, bytes));
}

const keep = (bytes: Uint8Array, name = 'brief.txt', accountId: string | null = null) =>
  keepAttachment(point.db, {
    ...{ caseId: filed.id, accountId, filingKey, name, bytes },
    now: point.clock.now(),
  });
const read = (id: string, caseId = filed.id) => readAttachment(point.db, { caseId, id, filingKey });
const run = (query: SQL) => point.db.execute(query);
const count = async (table: SQL) =>
  Number((await run(sql`select count(*)::int as n from ${table}`))[0]?.n);

describe('a file', () => {
  const PART = 256 * 1024;
  it.each([32, PART - 1, PART, PART + 1, 20 * PART + 5])('of %i bytes comes back', async (size) => {
    const bytes = letter(size);
    const { id } = await keep(bytes);
    const file = await read(id);
    expect([file.name, file.type, file.bytes.equals(bytes)]).toEqual([
      'brief.txt',
      'text/plain',
      true,
    ]);
    expect(await listAttachments(point.db, filed.id, filingKey)).toEqual([
      {
        ...{ id, name: 'brief.txt', type: 'text/plain', bytes: size },
        ...{ sender: 'reporter', by: null, at: point.clock.now() },
      },
    ]);
  });

  it('as large as may be comes back; nothing of a larger one is kept', async () => {
    const bytes = letter(MAX_FILE_BYTES);
    expect((await read((await keep(bytes)).id)).bytes.equals(bytes)).toBe(true);
    const before = await count(sql`attachment_chunks`);
    await expect(keep(letter(MAX_FILE_BYTES + 1))).rejects.toMatchObject({ problem: 'too-large' });
    await expect(keep(Buffer.alloc(0))).rejects.toMatchObject({ problem: 'file-not-taken' });
    expect(await count(sql`attachment_chunks`)).toBe(before);
  });

  it('sent twice, and many times at once, is kept once', async () => {
    const bytes = letter(600_000);
    const ids = await Promise.all(Array.from({ length: 6 }, () => keep(bytes)));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect(await listAttachments(point.db, filed.id, filingKey)).toHaveLength(1);
    expect((await read(ids[0]?.id ?? '')).bytes.equals(bytes)).toBe(true);
  });

  it('is journaled and audited, is news for a worker, and makes a waiting case go on', async () => {
    filed = await caseIn(point, 'WAITING_CITIZEN');
    filingKey = (await filed.open()).open.filingKey;
    const { id } = await keep(letter(50));
    const last = (await journalOf(point.db, filed.id)).at(-1);
    expect(last).toMatchObject({ act: 'attach', name: null, toState: 'IN_PROGRESS' });
    expect((await filed.row()).state).toBe('IN_PROGRESS');
    const listed = await casesById(point.db, [filed.id], 1);
    expect(listed[0]?.unread).toBe(1);
    const entries = await run(sql`select act, actor_kind, subject from audit_entries
      where case_id = ${filed.id} order by id desc limit 1`);
    expect(entries[0]).toEqual({ act: 'attachment-added', actor_kind: 'reporter', subject: id });
  });

  it('of a worker is theirs, and moves nothing', async () => {
    const { accountId } = point.worker;
    await keep(letter(50), 'brief.txt', accountId);
    const [file] = await listAttachments(point.db, filed.id, filingKey);
    expect(file).toMatchObject({ sender: 'worker', by: 'Anna Zoeker' });
    expect((await filed.row()).state).toBe('RECEIVED');
    expect((await casesById(point.db, [filed.id], 1))[0]?.unread).toBe(0);
  });

  it('lies in the database unreadable, its name and kind too', async () => {
    const secret = 'Zeepaardje-en-kaketoe';
    await keep(Buffer.from(`${secret} `.repeat(20_000)), `${secret}.txt`);
    for (const table of [sql`attachments`, sql`attachment_chunks`]) {
      const rows = await run(sql`select t::text as line from ${table} t`);
      const lines = rows.map(({ line }) => String(line)).join('\n');
      for (const part of [secret, Buffer.from(secret).toString('hex'), 'text/plain']) {
        expect([part, lines.includes(part)]).toEqual([part, false]);
      }
    }
  });

  it('is one of its case only', async () => {
    const { id } = await keep(letter(50));
    const other = await filedCase(point);
    await expect(read(id, other.id)).rejects.toMatchObject({ problem: 'not-found' });
    const foreign = { caseId: filed.id, id, filingKey: (await other.open()).open.filingKey };
    await expect(readAttachment(point.db, foreign)).rejects.toThrow(SealBroken);
  });
});

describe('a case', () => {
  it('holds twenty files', async () => {
    for (let n = 0; n < 20; n += 1) await keep(letter(50));
    await expect(keep(letter(50))).rejects.toMatchObject({ problem: 'too-many' });
    expect(await listAttachments(point.db, filed.id, filingKey)).toHaveLength(20);
  });

  it('holds 100 MB', async () => {
    const { id } = await keep(letter(50));
    const facts = { name: 'x.txt', type: 'text/plain', bytes: 100 * 1024 * 1024 - 60 };
    const whose = { sender: 'reporter', accountId: null, at: point.clock.now() } as const;
    const sealed = await sealFacts(filingKey, { id, caseId: filed.id, ...whose }, facts);
    await run(sql`update attachments set sealed_facts = ${sealed} where id = ${id}`);
    await expect(keep(letter(61))).rejects.toMatchObject({ problem: 'too-many' });
    await keep(letter(60));
  });
});

describe('who added a file, and when', () => {
  it.each([
    ['sender', sql`sender = 'worker'`],
    ['worker', () => sql`account_id = ${point.worker.accountId}`],
    ['moment', sql`at = at - interval '1 day'`],
  ])('(%s) cannot be changed in the database', async (_, change) => {
    const { id } = await keep(letter(50));
    await read(id);
    const set = typeof change === 'function' ? change() : change;
    await run(sql`update attachments set ${set} where id = ${id}`);
    await expect(read(id)).rejects.toThrow(SealBroken);
    await expect(listAttachments(point.db, filed.id, filingKey)).rejects.toThrow(SealBroken);
  });
});

describe('parts that somebody changed in the database', () => {
  const PARTS = 4;
  let one: string;
  let two: string;
  beforeEach(async () => {
    const size = (PARTS - 1) * 256 * 1024 + 9;
    [{ id: one }, { id: two }] = [await keep(letter(size)), await keep(letter(size))];
  });

  const part = (id: string, n: number) => sql`attachment_id = ${id} and n = ${n}`;
  const sealedOf = (id: string, n: number) =>
    sql`(select sealed from attachment_chunks where ${part(id, n)})`;

  const changes: [string, () => SQL[]][] = [
    [
      'swapped',
      () => [
        sql`update attachment_chunks c set sealed = o.sealed from attachment_chunks o
          where c.attachment_id = ${one} and o.attachment_id = ${one}
          and c.n in (0, 1) and o.n = 1 - c.n`,
      ],
    ],
    ['left out in the middle', () => [sql`delete from attachment_chunks where ${part(one, 1)}`]],
    [
      'left out at the end, with the number of parts',
      () => [
        sql`delete from attachment_chunks where ${part(one, PARTS - 1)}`,
        sql`update attachments set chunks = ${PARTS - 1} where id = ${one}`,
      ],
    ],
    [
      'doubled',
      () => [sql`update attachment_chunks set sealed = ${sealedOf(one, 0)} where ${part(one, 1)}`],
    ],
    [
      'moved from another file of the case',
      () => [sql`update attachment_chunks set sealed = ${sealedOf(two, 2)} where ${part(one, 2)}`],
    ],
    [
      'moved along with the name and size of another file',
      () => [
        sql`update attachment_chunks c set sealed = o.sealed from attachment_chunks o
          where c.attachment_id = ${one} and o.attachment_id = ${two} and c.n = o.n`,
        sql`update attachments set sealed_facts =
          (select sealed_facts from attachments where id = ${two}) where id = ${one}`,
      ],
    ],
    [
      'changed in one bit',
      () => [
        sql`update attachment_chunks set sealed = set_byte(sealed, 5000,
          get_byte(sealed, 5000) # 1) where ${part(one, 0)}`,
      ],
    ],
    [
      'cut off',
      () => [
        sql`update attachment_chunks set sealed = substr(sealed, 1, 1000) where ${part(one, 0)}`,
      ],
    ],
  ];

  it.each(changes)('(%s) do not open', async (_, statements) => {
    expect((await read(one)).bytes).toHaveLength(3 * 256 * 1024 + 9);
    for (const statement of statements()) await run(statement);
    await expect(read(one)).rejects.toThrow(SealBroken);
  });
});
