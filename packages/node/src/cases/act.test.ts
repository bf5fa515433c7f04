import { randomUUID } from 'node:crypto';
import { codeList } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goToTheOther } from '../../../../test/both-sides.ts';
import { caseIn, type Wanted, wantedFor } from '../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { act } from './act.ts';
import type { Act } from './acts.ts';

let point: TestPoint;
let colleague: string;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
  ({ accountId: colleague } = await addAccount(point, { ...WORKER, login: 'ben', role: 'worker' }));
});
afterAll(() => point.drop());

const coded = (change: object): Wanted => ({ ...wantedFor('code'), ...change }) as Wanted;

describe('who may do what', () => {
  it.each(['reply', 'ask', 'code', 'close'] as const)('%s is its owner’s', async (name) => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const wanted = wantedFor(name);
    await expect(filed.does(wanted, colleague)).rejects.toMatchObject(problem('move-not-allowed'));
    await filed.does({ act: 'take' }, colleague);
    await expect(filed.does(wanted)).rejects.toMatchObject(problem('move-not-allowed'));
    await filed.does(wanted, colleague);
  });

  it.each(['note', 'refuse'] as const)('%s is any worker’s', async (name) => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await filed.does(wantedFor(name), colleague);
    expect((await filed.row()).ownerId).toBe(point.worker.accountId);
  });

  it('taking twice is not a move, taking over is', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await expect(filed.does({ act: 'take' })).rejects.toMatchObject(problem('move-not-allowed'));
    await filed.does({ act: 'take' }, colleague);
    expect((await filed.row()).ownerId).toBe(colleague);
  });

  it('who reopens a case has it', async () => {
    const filed = await caseIn(point, 'CLOSED');
    await filed.does(wantedFor('reopen'), colleague);
    expect((await filed.row()).ownerId).toBe(colleague);
  });
});

describe('a case that changed meanwhile', () => {
  it('refuses an act on an older version, and changes nothing', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const { version } = await filed.row();
    await filed.answers('Nog iets.');
    const late = act(point.db, await filed.actor(), { act: 'note', text: 'x', version });
    await expect(late).rejects.toMatchObject(problem('changed-meanwhile'));
    expect((await filed.row()).version).toBe(version + 1);
  });

  it('takes one of eight acts that come at once', async () => {
    const filed = await caseIn(point, 'RECEIVED');
    const actor = await filed.actor();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => act(point.db, actor, { act: 'take', version: 1 })),
    );
    expect(tries.filter((it) => it.status === 'fulfilled')).toHaveLength(1);
    expect((await filed.row()).version).toBe(2);
  });

  it('is not there for an unknown id', async () => {
    const actor = { ...(await (await caseIn(point, 'RECEIVED')).actor()), caseId: randomUUID() };
    const wanted: Act = { act: 'take', version: 1 };
    await expect(act(point.db, actor, wanted)).rejects.toMatchObject(problem('not-found'));
  });
});

describe('coding', () => {
  const blocked = ['INVESTIGATE', 'MEDIATION', 'LETTER'];

  it.each(['ANON_THIRD', 'ANON_FULL'])('leaves an investigation out for %s', async (anonymity) => {
    const filed = await caseIn(point, 'IN_PROGRESS', { anonymity, contact: null });
    for (const handling of blocked) {
      const wanted = coded({ handlings: ['ADVICE', handling] });
      await expect(filed.does(wanted)).rejects.toMatchObject(problem('anonymous-no-contact'));
    }
    const others = codeList('handling').codes.map(({ code }) => code);
    await filed.does(coded({ handlings: others.filter((code) => !blocked.includes(code)) }));
    expect((await filed.row()).handlings).not.toContain('MEDIATION');
  });

  it('takes an investigation for somebody who gave their name', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await goToTheOther(point.db, await filed.actor(), 'WORK');
    await filed.does(coded({ handlings: blocked, grounds: [], natures: [] }));
    expect(await filed.row()).toMatchObject({ handlings: blocked, grounds: [], natures: [] });
  });

  it.each([
    ['a ground that is none', { grounds: ['NOPE'] }],
    ['a code of another list', { natures: ['ADVICE'] }],
    ['a name of the language', { handlings: ['constructor'] }],
    ['a code twice', { handlings: ['ADVICE', 'ADVICE'] }],
    ['no domain', { domain: '' }],
    ['lower case', { domain: 'work' }],
  ])('refuses %s', async (_, change) => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await expect(filed.does(coded(change))).rejects.toMatchObject(problem('request-invalid'));
    expect((await filed.row()).domain).toBe('WORK');
  });
});

describe('words', () => {
  it('must be there: a note, a reason to reopen, a reply', async () => {
    const open = await caseIn(point, 'IN_PROGRESS');
    const ended = await caseIn(point, 'CLOSED');
    await expect(open.does({ act: 'note', text: ' \n ' })).rejects.toMatchObject(
      problem('reason-required'),
    );
    await expect(ended.does({ act: 'reopen', note: ' ' })).rejects.toMatchObject(
      problem('reason-required'),
    );
    const empty = { ...wantedFor('reply'), text: '  ' } as Wanted;
    await expect(open.does(empty)).rejects.toMatchObject(problem('request-invalid'));
    expect((await ended.row()).state).toBe('CLOSED');
  });

  it('of notes and messages stand in no column', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const secret = 'kanarie-4711';
    await filed.does({ act: 'note', text: `${secret} notitie` });
    await filed.does({ ...wantedFor('ask'), text: `${secret} vraag` } as Wanted);
    await filed.answers(`${secret} antwoord`);
    const rows = await point.db.execute(sql`select t::text as line from messages t
      union all select t::text from journal t union all select t::text from cases t
      union all select t::text from filings t union all select t::text from visits t`);
    const dump = rows.map((row) => String(row.line)).join('\n');
    const base64 = Buffer.from(secret).toString('base64').slice(0, 14);
    expect(dump).toContain(filed.id);
    for (const text of [secret, base64, filed.code, 'Bo Wandel', 'bo@example.org', 'mijn soort']) {
      expect(dump).not.toContain(text);
    }
  });
});
