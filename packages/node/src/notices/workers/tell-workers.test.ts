import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, filedCase } from '../../../../../test/filed-case.ts';
import { type MailServer, startMailServer } from '../../../../../test/mail-server.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { insertDecisionOnce } from '../../cases/decisions/store.ts';
import { createLog } from '../../system/log.ts';
import { Secret } from '../../system/secret.ts';
import { smtpMailer } from '../mailer.ts';
import { noticeKeyOf } from '../notice-key.ts';
import { tellWorkers } from './tell-workers.ts';
import { endWorkerMail, readWorkerMail, wantWorkerMail } from './worker-mail.ts';

const TO = 'anna.zoeker@post.example';
const MINUTE = 60_000;

let point: TestPoint;
let noticeKey: Uint8Array;
let server: MailServer;
let lines: string;

beforeAll(async () => {
  point = await testPoint();
  noticeKey = await noticeKeyOf(point.key);
});
afterAll(() => point.drop());
beforeEach(async () => {
  server = await startMailServer((to) => (to.startsWith('nobody') ? 550 : undefined));
  later(48 * 60);
  await point.db.execute(sql`update cases set due_on = null, state = 'CLOSED', owner_id = null`);
  await point.db.execute(sql`update messages set read_at = now()`);
});
afterEach(async () => {
  await server.close();
  await point.db.execute(sql`delete from worker_mail`);
});

const later = (minutes: number) =>
  point.clock.set(new Date(point.clock.now().getTime() + minutes * MINUTE));

const wants = (email = TO, language = 'nl', accountId = point.worker.accountId) =>
  wantWorkerMail(point.db, { accountId, noticeKey, now: point.clock.now() }, { email, language });

function look(url = server.url, key = noticeKey): Promise<number> {
  lines = '';
  const destination = {
    write: (line: string) => {
      lines += line;
    },
  };
  return tellWorkers({
    db: point.db,
    clock: point.clock,
    log: createLog({ level: 'info', destination }),
    point: { url: 'https://meldpunt.example', name: 'Meldpunt Wilgendrecht' },
    noticeKey: key,
    mailer: smtpMailer({ smtpUrl: new Secret(url), from: 'meldpunt@town.example' }),
    chance: () => 0.5,
    country: 'NL',
  });
}

const subjects = () =>
  server.arrived.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? '');

describe('mail for workers', () => {
  it('says that there is something new, and nothing of what it is', async () => {
    await wants();
    later(5);
    expect([await look(), server.arrived]).toEqual([0, []]);
    const filed = await filedCase(point);
    later(3);
    expect(await look()).toBe(1);
    const [mail] = server.arrived;
    expect([mail?.to, mail?.from]).toEqual([TO, 'meldpunt@town.example']);
    expect(mail?.raw).toContain('Subject: Er is iets nieuws bij uw meldpunt');
    expect(mail?.raw).toContain('https://meldpunt.example/desk');
    const body = mail?.raw.split('\r\n\r\n').at(-1) ?? '';
    expect(body).not.toMatch(/[0-9]/);
    for (const secret of [filed.code, 'baas', 'Wandel']) expect(body).not.toContain(secret);
    expect(lines).toContain('work-mail-sent');
    expect(lines).not.toContain('zoeker');
  });

  it('comes at most once an hour, and again for what came meanwhile', async () => {
    await wants();
    later(1);
    await filedCase(point);
    later(3);
    await look();
    later(20);
    await filedCase(point);
    later(20);
    expect([await look(), server.arrived.length]).toEqual([0, 1]);
    later(21);
    expect([await look(), server.arrived.length]).toEqual([1, 2]);
    later(61);
    expect([await look(), server.arrived.length]).toEqual([0, 2]);
  });

  it('is for whose case it is, and not about what was read meanwhile', async () => {
    const person = {
      login: 'wil',
      name: 'Wil',
      role: 'worker',
      password: 'acht-lange-woorden',
    } as const;
    const other = await addAccount(point, person);
    const filed = await caseIn(point, 'IN_PROGRESS');
    later(5);
    await wants();
    await wants('wil@post.example', 'en', other.accountId);
    later(5);
    await filed.answers('Nog iets.');
    later(3);
    await look();
    expect(server.arrived.map(({ to }) => to)).toEqual([TO]);
    later(61);
    await filed.answers('En nog iets.');
    await point.db.execute(sql`update messages set read_at = now()`);
    expect([await look(), server.arrived.length]).toEqual([0, 1]);
  });

  it('tells a colleague that a decision is asked for, not who asked, and not once it is settled', async () => {
    const person = { login: 'els', name: 'Els', role: 'worker', password: 'nog-langere-woorden' };
    const els = await addAccount(point, { ...person, role: 'worker' });
    const { id: caseId } = await caseIn(point, 'IN_PROGRESS');
    await wants();
    await wants('els@post.example', 'en', els.accountId);
    const proposal = { caseId, kind: 'SUPPORT', decision: 'TAKEN' };
    const told = async (settled: { settledBy: string; settledAt: Date } | null) => {
      later(5);
      const row = { ...proposal, id: randomUUID(), reasons: ['URGENT'], amount: 90_000 };
      const by = { madeBy: point.worker.accountId, at: point.clock.now(), sealed: 'sealed' };
      const end = settled ?? { settledBy: null, settledAt: null };
      const none = { againOn: null, answerReasons: settled === null ? [] : ['URGENT'] };
      const state = settled === null ? 'proposed' : 'agreed';
      await insertDecisionOnce(point.db, { ...row, ...by, ...none, ...end, state });
      later(61);
      await look();
      return server.arrived.map(({ to }) => to);
    };
    const settledAt = point.clock.now();
    expect(await told({ settledBy: els.accountId, settledAt })).toEqual([]);
    expect(await told(null)).toEqual(['els@post.example']);
  });

  it('reminds once a working day, by day, of what is due within two of them', async () => {
    const at = (moment: string) => point.clock.set(new Date(moment));
    const dueOn = (day: string) =>
      point.db.execute(sql`update cases set due_on = ${day}::date where id = ${filed.id}::uuid`);
    const filed = await caseIn(point, 'IN_PROGRESS');
    // a Thursday; Christmas is on the next day and on Saturday
    at('2026-12-24T07:00:00Z');
    await wants(TO, 'en');
    await dueOn('2026-12-30');
    at('2026-12-24T09:00:00Z');
    expect(await look()).toBe(0);
    await dueOn('2026-12-29');
    at('2026-12-24T09:05:00Z');
    expect([await look(), subjects()]).toEqual([1, ['Something is due soon at your point']]);
    at('2026-12-24T12:00:00Z');
    expect(await look()).toBe(0);
    // nobody works, and then it is four in the morning
    for (const off of ['2026-12-25', '2026-12-26', '2026-12-27']) {
      at(`${off}T12:00:00Z`);
      expect(await look()).toBe(0);
    }
    at('2026-12-28T03:00:00Z');
    expect(await look()).toBe(0);
    at('2026-12-28T08:00:00Z');
    expect(await Promise.all([look(), look()])).toContain(1);
    expect(server.arrived.length).toBe(2);
  });

  it('is tried again when the server is away, and given up where there is no such address', async () => {
    await wants();
    later(1);
    await filedCase(point);
    later(3);
    expect(await look('smtp://127.0.0.1:1')).toBe(1);
    expect(lines).toContain('work-mail-failed');
    expect(await look()).toBe(0);
    later(60);
    expect([await look(), server.arrived.length]).toEqual([1, 1]);
    await wants('nobody@post.example');
    later(1);
    await filedCase(point);
    later(3);
    await look();
    const of = { accountId: point.worker.accountId, noticeKey };
    expect(await readWorkerMail(point.db, of)).toEqual({
      email: 'nobody@post.example',
      refused: true,
    });
    later(120);
    expect(await look()).toBe(0);
  });

  it('is sent once by two processes, and not to who stopped it or left', async () => {
    await wants();
    later(1);
    await filedCase(point);
    later(3);
    const tries = await Promise.all([look(), look(), look()]);
    expect([tries.toSorted(), server.arrived.length]).toEqual([[0, 0, 1], 1]);
    await filedCase(point);
    later(61);
    await endWorkerMail(point.db, point.worker.accountId, point.clock.now());
    expect(await look()).toBe(0);
    const gone = {
      login: 'gaat',
      name: 'Gaat',
      role: 'worker',
      password: 'acht-lange-woorden',
    } as const;
    const left = await addAccount(point, gone);
    await wants('gaat@post.example', 'nl', left.accountId);
    await point.db.execute(sql`update accounts set left_at = now() where login = 'gaat'`);
    await filedCase(point);
    later(3);
    await look();
    const rows = await point.db.execute(sql`select * from worker_mail`);
    expect([server.arrived.length, rows.length]).toEqual([1, 0]);
  });

  it('keeps addresses under a key that the database does not have', async () => {
    await wants();
    const rows = await point.db.execute(sql`select * from worker_mail`);
    expect(JSON.stringify(rows)).not.toContain('zoeker');
    const of = { accountId: point.worker.accountId, noticeKey: new Uint8Array(32) };
    expect(await readWorkerMail(point.db, of)).toBeNull();
    later(1);
    await filedCase(point);
    later(3);
    await look(server.url, new Uint8Array(32));
    expect(server.arrived).toEqual([]);
  });
});
