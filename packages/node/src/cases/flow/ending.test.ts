import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, type Wanted, wantedFor } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { readConversation } from '../conversation.ts';

let point: TestPoint;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

async function texts(filed: FiledCase): Promise<string[]> {
  const { filingKey } = await filed.actor();
  return (await readConversation(point.db, filed.id, filingKey)).map(({ text }) => text);
}

async function under(regime: string): Promise<FiledCase> {
  const filed = await caseIn(point, 'IN_PROGRESS');
  await point.db.execute(sql`update cases set regime = ${regime} where id = ${filed.id}::uuid`);
  return filed;
}

describe('not taking a case on', () => {
  it('sends the reporter the reason in words, and needs them', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const wordless = filed.does({ ...wantedFor('refuse'), text: ' ' } as Wanted);
    await expect(wordless).rejects.toMatchObject(problem('reason-required'));
    await filed.does(wantedFor('refuse'));
    expect(await texts(filed)).toEqual(['Hier gaan wij niet over.']);
  });

  it('takes no reason of a law that does not hold here', async () => {
    const filed = await under('NL-WKKGZ');
    for (const reason of ['NO_INTEREST', 'COURT', 'ANONYMOUS']) {
      const refused = filed.does({ ...wantedFor('refuse'), reason } as Wanted);
      await expect(refused).rejects.toMatchObject(problem('request-invalid'));
    }
    expect(await texts(filed)).toEqual([]);
    expect((await filed.row()).state).toBe('IN_PROGRESS');
  });
});

describe('closing', () => {
  const close = (change: object) => ({ ...wantedFor('close'), ...change }) as Wanted;

  it('sends the reporter words, if there are any', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await filed.does(close({ text: 'Het bedrijf bood excuses aan.', messageId: randomUUID() }));
    expect(await texts(filed)).toEqual(['Het bedrijf bood excuses aan.']);
  });

  it('has a judgement where its rules ask for one, and nowhere else', async () => {
    const judged = await under('NL-AWB');
    await expect(judged.does(close({}))).rejects.toMatchObject(problem('reason-required'));
    const unknown = judged.does(close({ foundedness: 'MAYBE' }));
    await expect(unknown).rejects.toMatchObject(problem('request-invalid'));
    await judged.does(close({ foundedness: 'PARTLY' }));
    expect((await judged.row()).foundedness).toBe('PARTLY');
    await judged.does(wantedFor('reopen'));
    await judged.does(wantedFor('refuse'));
    expect((await judged.row()).foundedness).toBeNull();

    const free = await caseIn(point, 'IN_PROGRESS');
    const given = free.does(close({ foundedness: 'FOUNDED' }));
    await expect(given).rejects.toMatchObject(problem('request-invalid'));
  });
});
