import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase, wantedFor } from '../../../../test/filed-case.ts';
import { type MailServer, startMailServer } from '../../../../test/mail-server.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { act } from '../cases/act.ts';
import { changeNotice } from '../cases/change-notice.ts';
import { setNotice } from '../cases/notice.ts';
import { eraseCases } from '../cases/rights/erase.ts';
import { createLog } from '../system/log.ts';
import { Secret } from '../system/secret.ts';
import type { MailingDeps } from './dependencies.ts';
import { smtpMailer } from './mailer.ts';
import { noticeKeyOf } from './notice-key.ts';
import { queueNews } from './queue.ts';
import { sendDue } from './send.ts';

const TO = 'bo.wandel@post.example';
const STORY = 'De baas zei dat mijn soort hier niet past.';

let point: TestPoint;
let noticeKey: Uint8Array;
let server: MailServer;
let lines: string;

beforeAll(async () => {
  point = await testPoint();
  noticeKey = await noticeKeyOf(point.key);
});

afterAll(() => point.drop());

afterEach(async () => {
  await server.close();
  await point.db.execute(sql`delete from notices`);
});

/** Somebody who wants mail, and a worker who answers them. */
async function answered(email = TO, language = 'nl'): Promise<FiledCase> {
  const filed = await filedCase(point);
  await setNotice(point.db, await filed.actor().then(keyed), { email, language });
  await filed.does(wantedFor('take'));
  await answer(filed);
  return filed;
}

async function answer(filed: FiledCase): Promise<void> {
  const { version } = await filed.row();
  const actor = { ...(await filed.actor()), news: tell };
  await act(point.db, actor, { ...wantedFor('reply'), version } as Parameters<typeof act>[2]);
}

const later = (hours: number) =>
  point.clock.set(new Date(point.clock.now().getTime() + hours * 3_600_000));

const keyed = ({ caseId, filingKey }: { caseId: string; filingKey: Uint8Array }) => {
  return { caseId, filingKey };
};

const tell: Parameters<typeof queueNews> extends [infer Tx, infer Of, unknown]
  ? (tx: Tx, of: Of) => Promise<void>
  : never = (tx, of) => queueNews(tx, of, noticeKey);

function deps(url = server.url, key = noticeKey): MailingDeps {
  lines = '';
  const destination = {
    write: (line: string) => {
      lines += line;
    },
  };
  return {
    db: point.db,
    clock: point.clock,
    log: createLog({ level: 'info', destination }),
    point: { url: 'https://meldpunt.example', name: 'Meldpunt Wilgendrecht' },
    noticeKey: key,
    mailer: smtpMailer({ smtpUrl: new Secret(url), from: 'meldpunt@town.example' }),
    chance: () => 0.5,
  };
}

const waiting = async () =>
  Number((await point.db.execute(sql`select count(*) as n from notices`))[0]?.n);

it('tells a reporter that there is news, and nothing of what it is', async () => {
  server = await startMailServer();
  const filed = await answered();
  expect(await sendDue(deps())).toBe(1);
  const [mail] = server.arrived;
  expect(mail?.to).toBe(TO);
  expect(mail?.from).toBe('meldpunt@town.example');
  expect(mail?.raw).toContain('Subject: Er is nieuws');
  expect(mail?.raw).toContain('https://meldpunt.example/follow');
  const { number } = await filed.row();
  for (const secret of [filed.code, filed.code.slice(0, 4), STORY, 'Dank u', filed.id, 'Wandel']) {
    expect(mail?.raw.replace(`To: ${TO}`, '')).not.toContain(secret);
  }
  expect(mail?.raw).not.toMatch(new RegExp(`\\b${number}\\b.*(dossier|case)`, 'i'));
  expect(await waiting()).toBe(0);
  expect(await sendDue(deps())).toBe(0);
});

it('speaks the language in which they report', async () => {
  server = await startMailServer();
  await answered(TO, 'en');
  await sendDue(deps());
  expect(server.arrived[0]?.raw).toContain('Subject: There is news');
});

it('says nothing to who did not ask for it, or asks no more', async () => {
  server = await startMailServer();
  const filed = await answered();
  await point.db.execute(sql`delete from notices`);
  await setNotice(point.db, keyed(await filed.actor()), null);
  await answer(filed);
  expect(await waiting()).toBe(0);
});

it('keeps the address out of what the database and the log tell', async () => {
  server = await startMailServer();
  await answered();
  const rows = await point.db.execute(sql`select n.*, c.sealed_notice from notices n, cases c`);
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('bo.wandel');
  await sendDue(deps());
  expect(lines).toContain('notice-sent');
  expect(lines).not.toContain('wandel');
});

it('tries again when the mail server is away, and sends it once it is back', async () => {
  server = await startMailServer();
  const { url } = server;
  await server.close();
  await answered();
  expect(await sendDue(deps(url))).toBe(1);
  expect(await waiting()).toBe(1);
  expect(await sendDue(deps(url))).toBe(0);
  server = await startMailServer(undefined, Number(new URL(url).port));
  later(6);
  expect(await sendDue(deps())).toBe(1);
  expect(server.arrived).toHaveLength(1);
  expect(await waiting()).toBe(0);
});

it('gives up an address that does not exist, and one that cannot be reached for days', async () => {
  server = await startMailServer((to) => (to.startsWith('nobody') ? 550 : 451));
  await answered('nobody@post.example');
  await sendDue(deps());
  expect(await waiting()).toBe(0);
  await answered('slow@post.example');
  for (let tries = 0; tries < 200 && (await waiting()) > 0; tries += 1) {
    await sendDue(deps());
    later(6);
  }
  expect(await waiting()).toBe(0);
  expect(server.arrived).toHaveLength(0);
});

it('is sent once by two processes', async () => {
  server = await startMailServer();
  await answered();
  const tries = await Promise.all([sendDue(deps()), sendDue(deps()), sendDue(deps())]);
  expect(tries.toSorted()).toEqual([0, 0, 1]);
  expect(server.arrived).toHaveLength(1);
});

it('drops what was sealed under a key that this node no longer has', async () => {
  server = await startMailServer();
  await answered();
  await sendDue(deps(server.url, new Uint8Array(32)));
  expect(server.arrived).toHaveLength(0);
  expect(await waiting()).toBe(0);
});

it('takes an address as an address, whatever stands in it', async () => {
  server = await startMailServer();
  await answered('a@post.example,b@post.example');
  await answered('"x\r\nBcc: c@post.example"@post.example');
  await sendDue(deps());
  const reached = server.arrived.flatMap(({ to }) => to.split(','));
  expect(reached).not.toContain('b@post.example');
  expect(reached).not.toContain('c@post.example');
});

it('tries again when the server does not take mail from us: that is for us to mend', async () => {
  server = await startMailServer(undefined, 0, () => 553);
  await answered();
  await sendDue(deps());
  expect([await waiting(), server.arrived]).toEqual([1, []]);
  expect(lines).toContain('notice-failed');
  await server.close();
  server = await startMailServer();
  later(6);
  await sendDue(deps());
  expect(server.arrived).toHaveLength(1);
});

it('sends one mail for two answers, and one more for an answer after that', async () => {
  server = await startMailServer();
  const filed = await answered();
  await answer(filed);
  expect(await sendDue(deps())).toBe(1);
  expect(server.arrived).toHaveLength(1);
  await answer(filed);
  await sendDue(deps());
  expect(server.arrived).toHaveLength(2);
});

describe('what waits is not sent', () => {
  beforeEach(async () => {
    server = await startMailServer();
  });
  const stop = async (filed: FiledCase) => changeNotice(point.db, await filed.actor(), null);

  it('once the reporter stopped it', async () => {
    const filed = await answered();
    await stop(filed);
    expect([await sendDue(deps()), server.arrived]).toEqual([0, []]);
  });

  it('to an address that they replaced', async () => {
    const filed = await answered();
    const other = { email: 'other@post.example', language: 'nl' };
    await changeNotice(point.db, await filed.actor(), other);
    await sendDue(deps());
    expect(server.arrived).toEqual([]);
    await answer(filed);
    await sendDue(deps());
    expect(server.arrived.map(({ to }) => to)).toEqual(['other@post.example']);
  });

  it('once the case is erased', async () => {
    const filed = await answered();
    await point.db.transaction((tx) => eraseCases(tx, [filed.id]));
    expect([await waiting(), await sendDue(deps()), server.arrived]).toEqual([0, 0, []]);
  });

  it('if it was stopped while it was taken to be sent', async () => {
    await answered();
    await point.db.execute(sql`create function stop() returns trigger language plpgsql as
      $$ begin delete from notices where id = new.id; return null; end $$`);
    await point.db.execute(sql`create trigger stop after update on notices
      for each row execute function stop()`);
    expect([await sendDue(deps()), server.arrived, lines]).toEqual([1, [], '']);
    await point.db.execute(sql`drop function stop cascade`);
  });

  it('days later, and does not keep newer news from being told', async () => {
    const filed = await answered();
    later(4 * 24);
    expect([await sendDue(deps()), server.arrived]).toEqual([0, []]);
    expect([await waiting(), lines.includes('notice-ended')]).toEqual([0, true]);
    await answer(filed);
    later(4 * 24);
    await answer(filed);
    await sendDue(deps());
    expect(server.arrived).toHaveLength(1);
  });
});
