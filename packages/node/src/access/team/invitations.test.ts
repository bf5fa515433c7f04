import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { freshDatabase } from '../../../../../test/postgres.ts';
import { newKeyPair, openIntakeKeys } from '../../vault/intake-key.ts';
import { createAccount, type OpenAccount, unlockAccount } from '../accounts.ts';
import type { AccountRole } from '../tables.ts';
import { acceptInvitation, showInvitation } from './accept.ts';
import { type Inviting, invite } from './invitations.ts';
import { letInMember } from './letting-in.ts';

const PASSWORD = 'kwal fiets zolder magneet';
const DAY_MS = 24 * 60 * 60_000;
let point: TestPoint;
let lead: Inviting;
let count = 0;

beforeAll(async () => {
  point = await testPoint();
  lead = inviting(point.worker);
});
afterAll(() => point.drop());

function inviting(by: OpenAccount | null, holder = by): Inviting {
  const node = { role: 'point', url: POINT_URL } as const;
  return { node, key: point.key, by, holder, now: point.clock.now() };
}

const person = (role: AccountRole) => ({ login: `login${++count}`, name: `Naam ${count}`, role });
const secretOf = ({ link }: { link: string }) => new URL(link).hash.slice(1);

function accept(link: { link: string }, given: { password?: string; now?: Date } = {}) {
  const { password = PASSWORD, now = point.clock.now() } = given;
  const node = { role: 'point' } as const;
  return acceptInvitation(point.db, {
    secret: secretOf(link),
    password,
    node,
    key: point.key,
    now,
  });
}

const lettingIn = (accountId: string, by: OpenAccount = point.worker) => {
  const actor = { kind: 'account', id: by.accountId } as const;
  const { clock, key } = point;
  return { accountId, holder: by, actor, nodeKeys: [key.publicJwk], now: clock.now() };
};
const keysOf = async (who: Parameters<typeof openIntakeKeys>[1]) =>
  (await openIntakeKeys(point.db, who)).size;

describe('an invitation', () => {
  it('is a link whose secret no server sees, and no row holds', async () => {
    const made = await invite(point.db, person('worker'), lead);
    expect(made.link).toMatch(/^https:\/\/meldpunt\.example\/desk\/invitation#[\w-]{43}$/);
    expect(made.expiresAt.getTime()).toBe(point.clock.now().getTime() + 7 * DAY_MS);
    const rows = await point.db.execute(sql`select t::text as line from invitations t
      union all select t::text from accounts t union all select t::text from audit_entries t`);
    const secret = secretOf(made);
    const bytes = Buffer.from(secret, 'base64url').toString('hex');
    const lines = rows.map((row) => String(row.line)).join('\n');
    expect(lines).toContain(made.accountId);
    expect(lines.includes(secret) || lines.includes(bytes)).toBe(false);
  });

  it('shows for whom it is, and makes an account that a password opens', async () => {
    const wanted = person('worker');
    const made = await invite(point.db, wanted, lead);
    const now = point.clock.now();
    expect(await showInvitation(point.db, secretOf(made), now)).toEqual({
      name: wanted.name,
      login: wanted.login,
      expiresAt: made.expiresAt,
    });
    await expect(unlockAccount(point.db, wanted.login, PASSWORD)).rejects.toThrow('sign-in-failed');
    const who = await accept(made);
    const opened = await unlockAccount(point.db, wanted.login, PASSWORD);
    expect(opened.privateJwk).toEqual(who.privateJwk);
    expect(opened).toMatchObject({ accountId: made.accountId, role: 'worker', name: wanted.name });
    expect(await keysOf(opened)).toBe(0);
  });

  it('is good once, even for two at the same time', async () => {
    const made = await invite(point.db, person('worker'), lead);
    const tries = await Promise.allSettled([accept(made), accept(made), accept(made)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const it of tries) {
      if (it.status === 'rejected') expect(it.reason.problem).toBe('invitation-unknown');
    }
    const now = point.clock.now();
    await expect(showInvitation(point.db, secretOf(made), now)).rejects.toThrow(
      'invitation-unknown',
    );
  });

  it('is good for seven days', async () => {
    const made = await invite(point.db, person('worker'), lead);
    const late = { now: new Date(made.expiresAt.getTime()) };
    await expect(accept(made, late)).rejects.toThrow('invitation-unknown');
    await accept(made, { now: new Date(made.expiresAt.getTime() - 1) });
  });

  it('is not spent by a weak password, nor found by an invented secret', async () => {
    const made = await invite(point.db, person('worker'), lead);
    for (const password of ['kort', 'wachtwoord123']) {
      await expect(accept(made, { password })).rejects.toThrow('password-weak');
    }
    for (const link of ['', 'A'.repeat(43), `${secretOf(made).slice(0, 42)}`, 'é#'.repeat(20)]) {
      await expect(accept({ link: `${POINT_URL}#${link}` })).rejects.toThrow('invitation-unknown');
    }
    await accept(made);
  });

  it('refuses a login that somebody has or had, however it is typed', async () => {
    const wanted = person('worker');
    await invite(point.db, wanted, lead);
    const again = { ...wanted, login: ` ${wanted.login.toUpperCase()} ` };
    await expect(invite(point.db, again, lead)).rejects.toThrow('login-taken');
  });

  it.each([
    ['lead', ['worker', 'lead', 'administrator']],
    ['administrator', ['administrator']],
    ['worker', []],
  ] as [AccountRole, AccountRole[]][])('of a %s can only be for %j', async (role, allowed) => {
    const by = { ...point.worker, role };
    for (const wanted of ['worker', 'lead', 'administrator', 'analyst', 'keeper'] as const) {
      const tried = invite(point.db, person(wanted), inviting(by));
      if (allowed.includes(wanted)) await expect(tried).resolves.toBeDefined();
      else await expect(tried).rejects.toThrow('forbidden');
    }
  });

  it('for the cases is made only by who has been let in', async () => {
    const outsider = { login: 'buiten', name: 'Buiten', role: 'lead', password: PASSWORD } as const;
    await createAccount(point.db, outsider, point.clock.now());
    const by = await unlockAccount(point.db, 'buiten', PASSWORD);
    await expect(invite(point.db, person('worker'), inviting(by))).rejects.toThrow('not-let-in');
    await expect(invite(point.db, person('worker'), inviting(null))).rejects.toThrow('not-let-in');
    await expect(invite(point.db, person('lead'), inviting(null))).rejects.toThrow('not-let-in');
    await invite(point.db, person('administrator'), inviting(null));
    // with the recovery sheet, or a colleague's password, at the machine
    await invite(point.db, person('lead'), inviting(null, point.worker));
  });
});

describe('letting in', () => {
  it('opens the cases for who accepted, and is written down', async () => {
    const made = await invite(point.db, person('worker'), lead);
    const who = await accept(made);
    expect(await keysOf(who)).toBe(0);
    await letInMember(point.db, lettingIn(made.accountId));
    expect(await keysOf(who)).toBe(1);
    await letInMember(point.db, lettingIn(made.accountId));
    const acts = await point.db.execute(
      sql`select act, actor_id from audit_entries where subject = ${made.accountId} order by id`,
    );
    expect(acts.map((row) => [row.act, row.actor_id])).toEqual([
      ['invited', point.worker.accountId],
      ['invitation-accepted', made.accountId],
      ['let-in', point.worker.accountId],
      ['let-in', point.worker.accountId],
    ]);
  });

  it('is for who has accepted and opens cases, by who is in', async () => {
    const [waiting, technical, second] = [
      await invite(point.db, person('worker'), lead),
      await invite(point.db, person('administrator'), lead),
      await invite(point.db, person('lead'), lead),
    ];
    await accept(technical);
    for (const { accountId } of [waiting, technical]) {
      await expect(letInMember(point.db, lettingIn(accountId))).rejects.toThrow('not-found');
    }
    const who = await accept(second);
    await accept(waiting);
    await expect(letInMember(point.db, lettingIn(waiting.accountId, who))).rejects.toThrow(
      'not-let-in',
    );
  });

  it.each([
    [
      'the public key',
      (id: string, key: string) =>
        sql`update accounts set public_key = ${key}::jsonb where id = ${id}`,
    ],
    [
      'the proof',
      (id: string) => sql`update invitations set proof = sha256(proof) where account_id = ${id}`,
    ],
    [
      'the proof away',
      (id: string) => sql`update invitations set proof = null where account_id = ${id}`,
    ],
    [
      'the secret away',
      (id: string) => sql`update invitations set sealed_secret = null where account_id = ${id}`,
    ],
    [
      'the secret for another invitation’s',
      (id: string) => sql`update invitations set sealed_secret =
      (select sealed_secret from invitations where account_id <> ${id} and sealed_secret is not null limit 1)
      where account_id = ${id}`,
    ],
    [
      'the public key for no key',
      (id: string) => sql`update accounts set public_key = '{"kty":"OKP"}' where id = ${id}`,
    ],
  ])('refuses when somebody changed %s', async (_, changed) => {
    const made = await invite(point.db, person('worker'), lead);
    const who = await accept(made);
    const { publicKey } = await newKeyPair();
    await point.db.execute(changed(made.accountId, JSON.stringify(publicKey)));
    await expect(letInMember(point.db, lettingIn(made.accountId))).rejects.toThrow(
      'holder-not-proven',
    );
    expect(await keysOf(who)).toBe(0);
  });
});

describe('the first lead', () => {
  const fresh = async () => {
    const database = await freshDatabase('point');
    const node = { role: 'point', url: POINT_URL } as const;
    const { key, clock } = point;
    const operator = { node, key, by: null, holder: null, now: clock.now() };
    const first = { login: 'eerste', name: 'Eerste', role: 'lead' } as const;
    const made = await invite(database.db, first, operator);
    const acceptHere = (link = made) => {
      const given = { secret: secretOf(link), password: PASSWORD, node, key, now: clock.now() };
      return acceptInvitation(database.db, given);
    };
    return { ...database, made, acceptHere, operator };
  };

  it('is invited by the operator and makes the intake key by accepting', async () => {
    const { db, drop, acceptHere, operator } = await fresh();
    const who = await acceptHere();
    const keys = await openIntakeKeys(db, who);
    expect(keys.size).toBe(1);
    const next = { login: 'tweede', name: 'Tweede', role: 'worker' } as const;
    const made = await invite(db, next, { ...operator, by: who, holder: who });
    const second = await acceptHere(made);
    await letInMember(db, { ...lettingIn(made.accountId), holder: who });
    expect([...(await openIntakeKeys(db, second)).keys()]).toEqual([...keys.keys()]);
    await drop();
  });

  it('of two, is the one who accepts first', async () => {
    const { db, drop, made, acceptHere, operator } = await fresh();
    const other = await invite(db, { login: 'ook', name: 'Ook', role: 'lead' }, operator);
    const both = await Promise.all([acceptHere(made), acceptHere(other)]);
    const sizes = await Promise.all(both.map(async (who) => (await openIntakeKeys(db, who)).size));
    expect(sizes.sort()).toEqual([0, 1]);
    expect(await db.execute(sql`select kid from intake_keys`)).toHaveLength(1);
    await drop();
  });

  it('is nobody whom a changed row says it is', async () => {
    const { db, drop, made, acceptHere, operator } = await fresh();
    // an administrator of the database moves the statement to an invitation of their own
    const own = await invite(db, { login: 'a', name: 'A', role: 'administrator' }, operator);
    await db.execute(sql`update accounts set role = 'lead' where id = ${own.accountId}`);
    await db.execute(sql`update invitations set statement =
      (select statement from invitations where account_id = ${made.accountId})
      where account_id = ${own.accountId}`);
    const who = await acceptHere(own);
    expect((await openIntakeKeys(db, who)).size).toBe(0);
    expect((await openIntakeKeys(db, await acceptHere())).size).toBe(1);
    await drop();
  });
});
