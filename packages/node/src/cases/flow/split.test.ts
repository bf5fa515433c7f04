import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { follow } from '../../intake/follow/follow.ts';
import { loadTexts } from '../../intake/texts.ts';
import { readReceiptCode } from '../../vault/receipt-code.ts';
import { readNotice, setNotice } from '../notice.ts';
import { type Splitting, splitCase } from './split.ts';

let point: TestPoint;
let filed: FiledCase;
const { t } = loadTexts()('nl');
const STORY = 'De huisarts luisterde niet naar mij.';
const MATTER = { subject: 'CARE', grounds: [], domain: 'HEALTH_CARE', story: STORY, files: [] };
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  await filed.does({ act: 'take' });
});
afterAll(() => point.drop());

async function split(change: Partial<Splitting> = {}): Promise<string> {
  const { version } = await filed.row();
  return splitCase(point.db, await filed.actor(), { version, ...MATTER, ...change });
}

/** The code as the reporter finds it in the conversation. */
async function codeToldIn(code: string): Promise<string> {
  const seen = await follow(point.db, code);
  const last = seen?.messages.at(-1)?.text ?? '';
  const told = /[0-9A-Z]{4}(-[0-9A-Z]{1,4}){4}/.exec(last)?.[0] ?? '';
  return readReceiptCode(told) ?? '';
}

describe('the second matter of a report', () => {
  it('is a case of its own, which its reporter opens with the code in the conversation', async () => {
    const id = await split();
    const seen = await follow(point.db, await codeToldIn(filed.code));
    expect(seen).toMatchObject({ caseId: id, state: 'IN_PROGRESS' });
    expect(seen?.answers).toMatchObject({
      story: STORY,
      contact: { name: 'Bo Wandel', email: 'bo@example.org' },
      earlier: (await filed.row()).number,
    });
    expect(seen?.messages.map(({ text }) => text)).toEqual([t('moves.splitNew')]);
    // the first stays as it was told
    expect((await follow(point.db, filed.code))?.answers.story).toContain('mijn soort');
  });

  it('has the terms and the worker of the first, and is counted once', async () => {
    const count = async () => {
      const [row] = await point.db.execute<{ n: number }>(
        sql`select count(*)::int as n from tallies where measure = 'received'`,
      );
      return row?.n ?? 0;
    };
    const before = await count();
    const id = await split();
    const [row] = await point.db.execute(sql`
      select state, owner_id, split_from, subject, domain, hand_ons, received_at from cases
      where id = ${id}::uuid`);
    const first = await filed.row();
    expect(row).toMatchObject({
      ...{ state: 'IN_PROGRESS', owner_id: point.worker.accountId, split_from: filed.id },
      ...{ subject: 'CARE', domain: 'HEALTH_CARE', hand_ons: 0 },
    });
    expect(new Date(String(row?.received_at)).getTime()).toBe(first.receivedAt.getTime());
    expect(await count()).toBe(before + 1);
  });

  it('tells of news where the first did', async () => {
    const { filingKey } = await filed.actor();
    const notice = { email: 'bo@example.org', language: 'nl' };
    await setNotice(point.db, { caseId: filed.id, filingKey }, notice);
    await split();
    const seen = await follow(point.db, await codeToldIn(filed.code));
    if (!seen) throw new Error('The code of the second case opens nothing');
    const { caseId, filingKey: key } = seen;
    expect(await readNotice(point.db, { caseId, filingKey: key })).toEqual(notice);
  });

  it.each([
    ['without words', { story: ' ' }, 'reason-required'],
    ['about nothing', { subject: '' }, 'request-invalid'],
    ['with a ground that is none', { grounds: ['NOPE'] }, 'request-invalid'],
    ['with a ground twice', { grounds: ['AGE', 'AGE'] }, 'request-invalid'],
    ['from an old page', { version: 1 }, 'changed-meanwhile'],
  ])('%s is refused, and leaves nothing', async (_, change, code) => {
    const count = () => point.db.execute(sql`select count(*)::int as n from cases`);
    const before = await count();
    await expect(split(change)).rejects.toMatchObject(problem(code));
    expect(await count()).toEqual(before);
    expect((await follow(point.db, filed.code))?.messages).toEqual([]);
  });

  it('stands with its code in no column', async () => {
    await split();
    const code = await codeToldIn(filed.code);
    const rows = await point.db.execute(sql`select t::text as line from messages t
      union all select t::text from journal t union all select t::text from cases t
      union all select t::text from filings t union all select t::text from audit_entries t`);
    const dump = rows.map((row) => String(row.line)).join('\n');
    expect(code).not.toBe('');
    for (const text of [code, STORY, 'huisarts']) expect(dump).not.toContain(text);
  });
});
