import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase, wantedFor } from '../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { readConversation } from './conversation.ts';
import { dueForRetention } from './retention/retention.ts';
import { resumableAfter, resumableUntil } from './withdraw.ts';

let point: TestPoint;
const START = new Date('2026-11-21T12:00:00Z');
const notAllowed = { problem: 'move-not-allowed' };

beforeAll(async () => {
  point = await testPoint();
});
afterEach(() => point.clock.set(START));
afterAll(() => point.drop());

const at = (moment: string) => point.clock.set(new Date(moment));
const tallied = async () => {
  const rows = await point.db.execute(sql`select measure from tallies order by measure desc`);
  return rows.map(({ measure }) => measure);
};
const said = async (filed: FiledCase) => {
  const { filingKey } = (await filed.open()).open;
  return (await readConversation(point.db, filed.id, filingKey)).map(({ text }) => text);
};

describe('withdrawing', () => {
  it('ends the case, counts it once, and tells the workers in a message', async () => {
    await point.db.execute(sql`delete from tallies`);
    const filed = await filedCase(point);
    await filed.withdraws('Ik durf niet meer.');
    expect(await filed.row()).toMatchObject({
      state: 'WITHDRAWN',
      outcomes: [],
      notHandledReason: null,
      closedAt: START,
    });
    expect(await tallied()).toEqual(['received', 'closed']);
    expect(await said(filed)).toEqual(['Ik durf niet meer.']);
    expect((await filed.open()).unread).toBe(1);
  });

  it('twice, also eight times at once, is withdrawing once', async () => {
    await point.db.execute(sql`delete from tallies`);
    const filed = await caseIn(point, 'IN_PROGRESS');
    await Promise.all(Array.from({ length: 8 }, () => filed.withdraws()));
    await filed.withdraws('Nog eens.');
    expect(await tallied()).toEqual(['received', 'closed']);
    expect(await said(filed)).toHaveLength(1);
  });

  it.each(['CLOSED', 'NOT_HANDLED'] as const)('is no move for a case in %s', async (state) => {
    const filed = await caseIn(point, state);
    const before = await said(filed);
    await expect(filed.withdraws()).rejects.toMatchObject(notAllowed);
    expect([(await filed.row()).state, await said(filed)]).toEqual([state, before]);
  });

  it('starts the term by which it is erased', async () => {
    const filed = await filedCase(point);
    await filed.withdraws();
    const { filingKey } = (await filed.open()).open;
    const [message] = await readConversation(point.db, filed.id, filingKey);
    await point.db.execute(
      sql`update messages set read_at = now() where id = ${message?.id}::uuid`,
    );
    const due = await dueForRetention(point.db, new Date('2040-01-01T00:00:00Z'));
    expect(due.cases.map(({ id }) => id)).toContain(filed.id);
  });

  it('is taken back by no worker', async () => {
    const filed = await caseIn(point, 'WITHDRAWN');
    await expect(filed.does(wantedFor('reopen'))).rejects.toMatchObject(notAllowed);
  });
});

describe('taking up again', () => {
  it('goes back to who had it, with the reason as a message', async () => {
    const filed = await caseIn(point, 'CLOSED');
    await filed.resumes('Het begon opnieuw.');
    const { ownerId, state } = await filed.row();
    expect([state, ownerId]).toEqual(['IN_PROGRESS', point.worker.accountId]);
    expect(await said(filed)).toEqual(['Het begon opnieuw.']);
  });

  it('goes to everybody’s list where nobody had it, or who had it has left', async () => {
    const nobodys = await filedCase(point);
    await nobodys.withdraws();
    await nobodys.resumes();
    expect(await nobodys.row()).toMatchObject({ state: 'RECEIVED', ownerId: null });
    const gone = await addAccount(point, { ...WORKER, login: 'cor', role: 'worker' });
    const theirs = await filedCase(point);
    await theirs.does({ act: 'take' }, gone.accountId);
    await theirs.withdraws();
    await point.db.execute(
      sql`update accounts set left_at = ${START} where id = ${gone.accountId}`,
    );
    await theirs.resumes();
    expect(await theirs.row()).toMatchObject({ state: 'RECEIVED', ownerId: null });
  });

  it.each(['RECEIVED', 'IN_PROGRESS', 'WAITING_CITIZEN', 'WAITING_OTHER', 'MERGED'] as const)(
    'is no move for a case in %s, and keeps no word of it',
    async (state) => {
      const filed = await caseIn(point, state);
      const before = await said(filed);
      await expect(filed.resumes('Verder!')).rejects.toMatchObject(notAllowed);
      expect(await said(filed)).toEqual(before);
    },
  );

  it('is possible for a year after the last end, and not a moment longer', async () => {
    const filed = await caseIn(point, 'CLOSED');
    at('2027-03-01T09:00:00Z');
    await filed.resumes();
    await filed.does(wantedFor('close'));
    expect(await resumableUntil(point.db, filed.id)).toEqual(new Date('2028-03-01T09:00:00Z'));
    at('2028-03-01T09:00:00Z');
    await expect(filed.resumes('Te laat.')).rejects.toMatchObject(notAllowed);
    at('2028-03-01T08:59:59Z');
    await filed.resumes('Net op tijd.');
    expect((await filed.row()).state).toBe('IN_PROGRESS');
  });

  it('is possible for no longer than it is kept', async () => {
    const filed = await filedCase(point, { want: 'REPORT', anonymity: 'ANON_FULL', contact: null });
    const until = new Date('2027-05-21T12:00:00Z');
    const only = { request: 'REPORT', retentionClass: null };
    expect(await resumableAfter(point.db, only, START)).toEqual(until);
    const complaint = { request: 'COMPLAINT', retentionClass: null };
    const year = new Date('2027-11-21T12:00:00Z');
    expect(await resumableAfter(point.db, complaint, START)).toEqual(year);
    await filed.withdraws();
    expect(await resumableUntil(point.db, filed.id)).toEqual(until);
    at(until.toISOString());
    await expect(filed.resumes()).rejects.toMatchObject(notAllowed);
    at('2027-05-21T11:59:59Z');
    await filed.resumes();
    expect((await filed.row()).state).toBe('RECEIVED');
  });

  it('by an old form, sent again after the case was closed anew, changes nothing', async () => {
    const filed = await caseIn(point, 'CLOSED');
    const form = ['Toch verder.', randomUUID()] as const;
    await filed.resumes(...form);
    await filed.resumes(...form);
    await filed.does(wantedFor('close'));
    await filed.resumes(...form);
    expect([(await filed.row()).state, await said(filed)]).toEqual(['CLOSED', ['Toch verder.']]);
  });

  it('an old form to withdraw, sent again after it was taken up, withdraws nothing', async () => {
    const filed = await filedCase(point);
    const form = ['Stop.', randomUUID()] as const;
    await filed.withdraws(...form);
    await filed.resumes();
    await filed.withdraws(...form);
    expect((await filed.row()).state).toBe('RECEIVED');
  });
});
