import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { keepAttachment, listAttachments, readAttachment } from '../attachments/attachments.ts';
import { casesById } from '../list/store.ts';
import { openCaseFor } from '../read.ts';
import { askErasure, eraseAsAsked } from '../rights/erasure.ts';
import { splitCase } from './split.ts';

let point: TestPoint;
let filed: FiledCase;
const LETTER = 'Brief van de huisarts, in twee delen. '.repeat(10_000);
const MATTER = { subject: 'CARE', grounds: [], domain: 'HEALTH_CARE', story: 'De huisarts.' };

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  await filed.does({ act: 'take' });
});
afterAll(() => point.drop());

const keyOf = async (caseId: string) =>
  (await openCaseFor(point.db, point.worker, caseId)).open.filingKey;
const filesOf = async (caseId: string) => listAttachments(point.db, caseId, await keyOf(caseId));
const read = async (caseId: string, id: string) =>
  (await readAttachment(point.db, { caseId, id, filingKey: await keyOf(caseId) })).bytes.toString();

async function adds(name: string, text: string, accountId: string | null = null): Promise<string> {
  const filingKey = await keyOf(filed.id);
  const bytes = Buffer.from(text);
  const now = point.clock.now();
  const given = { caseId: filed.id, accountId, filingKey, name, bytes, now };
  return (await keepAttachment(point.db, given)).id;
}

async function split(files: string[]): Promise<string> {
  const { version } = await filed.row();
  return splitCase(point.db, await filed.actor(), { version, ...MATTER, files });
}

async function erased(caseId: string): Promise<void> {
  const { db, worker, clock, key } = point;
  const actor = { kind: 'account', id: worker.accountId } as const;
  const by = { caseId, accountId: worker.accountId, now: clock.now(), country: 'NL' } as const;
  await askErasure(db, caseId, { ...by, actor });
  await eraseAsAsked(db, by, { key, node: POINT_URL });
}

describe('the files of a split case', () => {
  it('that were chosen go along, with who sent them and when; the others do not', async () => {
    const chosen = await adds('huisarts.txt', LETTER);
    const ours = await adds('verslag.txt', 'Ons verslag.', point.worker.accountId);
    await adds('werk.txt', 'Over het werk.');
    const before = await filesOf(filed.id);
    point.clock.set(new Date(point.clock.now().getTime() + 3_600_000));
    const id = await split([chosen, ours]);
    const there = await filesOf(id);
    const facts = (all: typeof there) => all.map(({ id: _, ...rest }) => rest);
    const went = before.filter((file) => file.id === chosen || file.id === ours);
    expect(facts(there)).toEqual(expect.arrayContaining(facts(went)));
    expect(there).toHaveLength(2);
    const letter = there.find(({ name }) => name === 'huisarts.txt')?.id ?? '';
    expect(await read(id, letter)).toBe(LETTER);
    expect(await filesOf(filed.id)).toEqual(before);
    expect((await casesById(point.db, [id], 1))[0]?.unread).toBe(0);
    const added = await point.db.execute(sql`select subject from audit_entries
      where case_id = ${id} and act = 'attachment-added' order by id`);
    expect(added.map(({ subject }) => subject).sort()).toEqual(there.map((file) => file.id).sort());
  });

  it('are sealed for their own case, and open with the key of no other', async () => {
    const id = await split([await adds('huisarts.txt', LETTER)]);
    const [file] = await filesOf(id);
    const filingKey = await keyOf(filed.id);
    const wrong = { caseId: id, id: file?.id ?? '', filingKey };
    await expect(readAttachment(point.db, wrong)).rejects.toThrow(SealBroken);
    const [row] = await point.db.execute(sql`select count(distinct sealed)::int as n,
      count(*)::int as of from attachment_chunks c join attachments a on a.id = c.attachment_id
      where a.case_id in (${id}, ${filed.id})`);
    expect(row).toEqual({ n: 4, of: 4 });
  });

  it.each(['the first', 'the second'])(
    'stay in the other case when %s is erased',
    async (which) => {
      const kept = await adds('huisarts.txt', LETTER);
      const id = await split([kept]);
      const copied = (await filesOf(id))[0]?.id ?? '';
      await erased(which === 'the first' ? filed.id : id);
      if (which === 'the first') expect(await read(id, copied)).toBe(LETTER);
      else expect(await read(filed.id, kept)).toBe(LETTER);
      const [left] = await point.db.execute(
        sql`select count(*)::int as n from attachments where case_id in (${id}, ${filed.id})`,
      );
      expect(left).toEqual({ n: 1 });
    },
  );

  it.each([
    ['of another case', async () => [await fileOfAnother()], 'not-found'],
    ['that is none', async () => [randomUUID()], 'not-found'],
    ['named twice', async () => Array(2).fill(await adds('een.txt', 'een')), 'request-invalid'],
  ])('(one %s) make no second case', async (_, files, problem) => {
    const wanted: string[] = await files();
    const count = () => point.db.execute(sql`select count(*)::int as n from cases`);
    const before = await count();
    await expect(split(wanted)).rejects.toMatchObject({ problem });
    expect(await count()).toEqual(before);
  });
});

async function fileOfAnother(): Promise<string> {
  const own = filed;
  filed = await filedCase(point);
  const id = await adds('vreemd.txt', 'vreemd');
  filed = own;
  return id;
}
