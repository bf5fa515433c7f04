import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { CryptoKey } from 'jose';
import type { OpenAccount } from '../packages/node/src/access/accounts.ts';
import { startSession } from '../packages/node/src/access/sign-in/session.ts';
import type { AccountRole } from '../packages/node/src/access/tables.ts';
import { acceptInvitation } from '../packages/node/src/access/team/accept.ts';
import { type Inviting, invite } from '../packages/node/src/access/team/invitations.ts';
import { letInMember } from '../packages/node/src/access/team/letting-in.ts';
import { addConsent, decideConsent } from '../packages/node/src/cases/consents/consents.ts';
import { correct } from '../packages/node/src/cases/corrections/corrections.ts';
import { openFiling, type SealedFiling } from '../packages/node/src/vault/filing.ts';
import { openIntakeKeys } from '../packages/node/src/vault/intake-key.ts';
import { makeRecoverySheet } from '../packages/node/src/vault/recovery.ts';
import { rotateIntakeKey } from '../packages/node/src/vault/rotate.ts';
import { type Citizen, citizen, EVERYTHING } from './citizen.ts';
import { type FiledCase, filedCase } from './filed-case.ts';
import { POINT_URL, pointApp, type TestPoint, testPoint } from './point.ts';

/** Stands in everything that nobody but workers and its reporter may read. */
export const SECRET = 'kanarie';
const PASSWORD = 'kwal fiets zolder magneet';

/** A request and what came of it. */
export interface Answered {
  path: string;
  status: number;
  text: string;
}

/** A point at work, whose administrator can change every row of its database. */
export interface AttackedPoint extends TestPoint {
  /** Two filings: the first under an intake key that was replaced since. */
  readonly cases: readonly [FiledCase, FiledCase];
  /** A worker who is let in, and one who waits for it. */
  readonly bram: OpenAccount;
  readonly cor: OpenAccount;
  /** The administrator. */
  readonly ada: OpenAccount;
  /** The kid of the replaced intake key, and of the one of now. */
  readonly kids: readonly [string, string];
  /** Anna lets somebody in; rotates the key. */
  letsIn(who: { accountId: string }): Promise<void>;
  rotates(): Promise<void>;
  inviting(by: OpenAccount): Inviting;
  /** What somebody sees at the desk with a session that was begun before the attack. */
  sees(who: 'anna' | 'bram' | 'ada'): Promise<Answered[]>;
  /** The same, signed in with this open account now. */
  seesAs(who: OpenAccount): Promise<Answered[]>;
  /** What these private keys open of all filings, whoever they say they are. */
  opens(privateKeys: readonly CryptoKey[]): Promise<string>;
  /** What reporters see of their reports, and whether a new one is taken. */
  reports(): Promise<Answered[]>;
  /** Everything as it was before the attack. */
  restore(): Promise<void>;
}

export async function attackedPoint(): Promise<AttackedPoint> {
  const point = await testPoint();
  const { db, worker: anna, clock, key } = point;
  const nodeKeys = [key.publicJwk];
  const inviting = (by: OpenAccount): Inviting => {
    const node = { role: 'point', url: POINT_URL } as const;
    return { node, key, by, holder: by, now: clock.now() };
  };
  const letsIn = async ({ accountId }: { accountId: string }) => {
    const actor = { kind: 'account', id: anna.accountId } as const;
    await letInMember(db, { accountId, holder: anna, actor, nodeKeys, now: clock.now() });
  };
  const joins = async (login: string, role: AccountRole) => {
    const made = await invite(db, { login, name: login, role }, inviting(anna));
    const secret = made.link.split('#')[1] ?? '';
    const node = { role: 'point' } as const;
    return acceptInvitation(db, { secret, password: PASSWORD, node, key, now: clock.now() });
  };
  const bram = await joins('bram', 'worker');
  await letsIn(bram);
  const old = await firstKid(point);
  const one = await workedOn(point, bram);
  const { kid } = await rotateIntakeKey(db, anna, { key, now: clock.now() });
  const two = await workedOn(point, bram);
  const [cor, ada] = [await joins('cor', 'worker'), await joins('ada', 'administrator')];
  await makeRecoverySheet(db, { by: anna, key, now: clock.now() });

  const cases = [one, two] as const;
  const open = { stage: 'open', now: clock.now() } as const;
  const cookies = {
    anna: await startSession(db, anna, open),
    bram: await startSession(db, bram, open),
    ada: await startSession(db, ada, open),
  };
  const seesWith = async (cookie: string) => {
    const browser = citizen(await pointApp(point.database, { clock, key }));
    browser.cookies.set('__Host-nabij-desk', cookie);
    return lookAtEverything(browser, cases);
  };
  // search entries are made, so that they too can be moved
  await seesWith(cookies.anna);
  return {
    ...{ ...point, cases, bram, cor, ada, kids: [old, kid] as const, letsIn, inviting },
    rotates: async () => {
      await rotateIntakeKey(db, anna, { key, now: clock.now() });
    },
    sees: (who) => seesWith(cookies[who]),
    seesAs: async (who) => seesWith(await startSession(db, who, open)),
    opens: (privateKeys) => openAnything(point, privateKeys),
    reports: async () => report(await pointApp(point.database, { clock, key }), cases),
    restore: await snapshot(point),
  };
}

async function firstKid({ db }: TestPoint): Promise<string> {
  const [row] = await db.execute(sql`select kid from intake_keys`);
  return String(row?.kid);
}

/** A case with messages both ways and notes. */
async function workedOn(point: TestPoint, by: OpenAccount): Promise<FiledCase> {
  const filed = await filedCase(point, { story: `${SECRET} verhaal`, when: `${SECRET} wanneer` });
  const reply = () => `${SECRET} antwoord ${randomBytes(3).toString('hex')}`;
  await filed.does({ act: 'take' }, by.accountId);
  for (const messageId of [randomUUID(), randomUUID()]) {
    await filed.does({ act: 'reply', text: reply(), waiting: false, messageId }, by.accountId);
    await filed.does({ act: 'note', text: `${SECRET} notitie` }, by.accountId);
  }
  await filed.answers(`${SECRET} van de melder`);
  await decidesAndCorrects(point, filed);
  return filed;
}

/** Says something better, and refuses that it is shared. */
async function decidesAndCorrects({ db, clock }: TestPoint, filed: FiledCase): Promise<void> {
  const { filingKey, answers } = (await filed.open()).open;
  const by = { caseId: filed.id, filingKey, now: clock.now(), accountId: null };
  const changes = { when: `${SECRET} verbeterd` };
  await correct(db, { ...by, id: randomUUID(), anonymity: 'NAMED' }, { filed: answers, changes });
  const id = randomUUID();
  const asked = {
    id,
    purpose: 'SHARE_AGENCY',
    party: `${SECRET} instantie`,
    state: 'asked',
  } as const;
  await addConsent(db, by, asked);
  await decideConsent(db, by, { id, state: 'refused' });
}

async function lookAtEverything(
  browser: Citizen,
  cases: readonly FiledCase[],
): Promise<Answered[]> {
  const json = (path: string, body: unknown): [string, RequestInit] => {
    const headers = { 'Content-Type': 'application/json' };
    return [path, { method: 'POST', headers, body: JSON.stringify(body) }];
  };
  const asked: [string, RequestInit][] = [
    ...cases.flatMap(({ id }): [string, RequestInit][] => [
      [`/api/cases/${id}`, {}],
      [`/api/cases/${id}/export`, {}],
    ]),
    ['/api/cases?state=all', {}],
    ['/api/session', {}],
    ['/api/team', {}],
    ['/api/keys', {}],
    ['/api/audit', {}],
    json('/api/cases/search', { words: SECRET }),
  ];
  const seen: Answered[] = [];
  for (const [path, init] of asked) {
    const { status, html } = await browser.send(path, init);
    seen.push({ path, status, text: html });
  }
  return seen;
}

async function openAnything({ db }: TestPoint, privateKeys: readonly CryptoKey[]): Promise<string> {
  const holders = await db.execute(sql`select id from accounts union select id from recovery_keys
    union select holder_id from intake_key_grants`);
  const filings = await db.execute<SealedFiling & Record<string, unknown>>(sql`select id,
    sealed_key as "sealedKey", resealed_key as "resealedKey", sealed_answers as "sealedAnswers"
    from filings`);
  let read = '';
  for (const privateKey of privateKeys) {
    for (const { id } of holders) {
      const keys = await openIntakeKeys(db, { accountId: String(id), privateKey });
      for (const intakeKey of keys.values()) {
        for (const filing of filings) {
          const opened = await openFiling(intakeKey, filing).catch(() => undefined);
          read += JSON.stringify(opened?.answers ?? '');
        }
      }
    }
  }
  return read;
}

async function report(app: TestPoint['app'], cases: readonly FiledCase[]): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const { code } of cases) {
    const page = await citizen(app).post('/follow', { code });
    answered.push({ path: '/follow', status: page.status, text: page.text });
  }
  const newcomer = citizen(app);
  await newcomer.answer({ ...EVERYTHING, story: { story: `${SECRET} nieuw` } });
  const sent = await newcomer.post('/report/send');
  return [...answered, { path: '/report/send', status: sent.status, text: sent.text }];
}

/** Copies every table aside. @returns what puts them back */
async function snapshot({ db }: TestPoint): Promise<() => Promise<void>> {
  const rows = await db.execute(
    sql`select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const names = rows.map((row) => String(row.name));
  await db.execute(sql`create schema before`);
  for (const name of names) {
    await db.execute(sql.raw(`create table before.${name} as table public.${name}`));
  }
  return async () => {
    await db.transaction(async (tx) => {
      // neither triggers nor foreign keys, as an administrator of the database can do too
      await tx.execute(sql`set local session_replication_role = replica`);
      for (const name of names) {
        await tx.execute(sql.raw(`delete from public.${name}`));
        const values = `overriding system value select * from before.${name}`;
        await tx.execute(sql.raw(`insert into public.${name} ${values}`));
      }
    });
  };
}
