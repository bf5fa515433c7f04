import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { freshDatabase } from '../../../../../test/postgres.ts';
import { handOn } from '../../cases/hand-on.ts';
import { ownersOfOpenCases } from '../../cases/hand-on-store.ts';
import { notePlace } from '../../cases/note-place.ts';
import { openCase } from '../../cases/read.ts';
import { openIntakeKeys, type Unlocked } from '../../vault/intake-key.ts';
import { openText } from '../../vault/seal.ts';
import { createAccount, type OpenAccount, unlockAccount } from '../accounts.ts';
import { startSession } from '../sign-in/session.ts';
import type { AccountRole } from '../tables.ts';
import { changeRole, leave, reset } from './leaving.ts';
import { teamOf } from './team.ts';

const PASSWORD = 'kwal fiets zolder magneet';
let point: TestPoint;

beforeEach(async () => {
  await point?.drop();
  point = await testPoint();
});
afterAll(() => point.drop());

const add = (login: string, role: AccountRole) =>
  addAccount(point, { login, name: `Naam ${login}`, role, password: PASSWORD });

function context(by: OpenAccount = point.worker) {
  const who = { ...by, signedInAt: point.clock.now() };
  const node = { role: 'point', url: 'https://meldpunt.example' } as const;
  const { key, clock } = point;
  const cases = { ownersOf: ownersOfOpenCases, handOn };
  return { node, key, nodeKeys: [key.publicJwk], who, by, holder: by, cases, now: clock.now() };
}

const states = async (by?: OpenAccount) =>
  Object.fromEntries((await teamOf(point.db, context(by))).map((it) => [it.login, it.state]));
const count = async (who: Unlocked) => (await openIntakeKeys(point.db, who)).size;
const leaves = (who: Unlocked, handOnTo: string | null = null, by?: OpenAccount) =>
  leave(point.db, { id: who.accountId, handOnTo }, context(by));

/** How many rows still let this person in somewhere, or open their key. */
async function traces(id: string): Promise<number> {
  const [row] = await point.db.execute(sql`select
    (select count(*)::int from sessions where account_id = ${id})
    + (select count(*)::int from passkeys where account_id = ${id})
    + (select count(*)::int from recovery_codes where account_id = ${id})
    + (select count(*)::int from challenges where account_id = ${id})
    + (select count(*)::int from intake_key_grants where holder_id = ${id})
    + (select count(*)::int from accounts where id = ${id} and num_nonnulls(public_key,
        password_salt, sealed_private_key, sealed_totp, totp_step, oidc_subject) > 0) as n`);
  return Number(row?.n);
}

/** Everything that signing in can leave behind. */
async function leaveTraces(who: OpenAccount): Promise<void> {
  const { db, clock } = point;
  const [id, now] = [who.accountId, clock.now()];
  await startSession(db, who, { stage: 'open', now });
  await db.execute(sql`insert into passkeys values
    (${Buffer.from(id)}, ${id}, 'sleutel', '\\x00', 0, '{}', true, 'x', ${now}, null)`);
  await db.execute(sql`insert into recovery_codes values (${Buffer.from(id)}, ${id}, 'x', ${now})`);
  await db.execute(
    sql`insert into challenges values (${Buffer.from(id)}, 'x', ${id}, null, ${now})`,
  );
  await db.execute(sql`update accounts set sealed_totp = 'x', totp_step = 1, oidc_subject = ${id}
    where id = ${id}`);
}

async function journalOf(filed: FiledCase, reader: Unlocked) {
  const open = await openCase(point.db, await openIntakeKeys(point.db, reader), filed.id);
  const rows = await point.db.execute(sql`select act, at, actor_id, sealed_note from journal
    where case_id = ${filed.id} and act = 'hand-on' order by id`);
  return Promise.all(
    rows.map(async (row) => [
      row.actor_id,
      await openText(
        open.open.filingKey,
        notePlace(filed.id, { at: row.at as Date, actorId: String(row.actor_id) }),
        String(row.sealed_note),
      ),
    ]),
  );
}

describe('the team', () => {
  it('tells how far everybody is, to who holds the key and to who does not', async () => {
    const [bram, admin] = [await add('bram', 'worker'), await add('beheer', 'administrator')];
    const waits = { login: 'wacht', name: 'Wacht', role: 'worker', password: PASSWORD } as const;
    await createAccount(point.db, waits, point.clock.now());
    await reset(point.db, (await add('weg', 'worker')).accountId, context());
    await leaves(await add('oud', 'worker'));
    const expected = { anna: 'in', bram: 'in', beheer: 'in', wacht: 'accepted', weg: 'invited' };
    expect(await states()).toEqual({ ...expected, oud: 'left' });
    expect(await states(admin)).toEqual({ ...expected, oud: 'left' });
    // who holds the key sees through a grant that was only written
    await point.db.execute(sql`insert into intake_key_grants
      select kid, (select id from accounts where login = 'wacht'), sealed_private_key, proof,
        granted_by, granted_at from intake_key_grants where holder_id = ${bram.accountId}`);
    expect((await states()).wacht).toBe('accepted');
  });
});

describe('leaving', () => {
  it('takes away every key, every way to sign in and every session, and says to replace the key', async () => {
    const bram = await add('bram', 'worker');
    await leaveTraces(bram);
    expect(await traces(bram.accountId)).toBeGreaterThan(5);
    expect(await leaves(bram)).toEqual({ rotationAdvised: true });
    expect(await traces(bram.accountId)).toBe(0);
    expect(await count(bram)).toBe(0);
    await expect(unlockAccount(point.db, 'bram', PASSWORD)).rejects.toThrow('sign-in-failed');
    await expect(leaves(bram)).rejects.toThrow('not-found');
    expect(await leaves(await add('beheer', 'administrator'))).toEqual({ rotationAdvised: false });
  });

  it('hands open cases on, with who did it and to whom, and leaves closed ones', async () => {
    const [bram, cor] = [await add('bram', 'worker'), await add('cor', 'worker')];
    const open = [await filedCase(point), await filedCase(point)];
    const closed = await caseIn(point, 'CLOSED');
    for (const filed of open) await filed.does({ act: 'take' }, bram.accountId);
    await closed.does({ act: 'reopen', note: 'Toch niet.' }, bram.accountId);
    await closed.does({ act: 'close', outcomes: ['SOLVED'] }, bram.accountId);
    expect((await ownersOfOpenCases(point.db)).has(bram.accountId)).toBe(true);
    await leaves(bram, cor.accountId);
    for (const filed of open) {
      expect((await filed.row()).ownerId).toBe(cor.accountId);
      expect(await journalOf(filed, cor)).toEqual([[point.worker.accountId, 'Naam cor']]);
    }
    expect((await closed.row()).ownerId).toBe(bram.accountId);
    expect(await journalOf(closed, cor)).toEqual([]);
  });

  it('with open cases needs a colleague who can open them', async () => {
    const [bram, admin] = [await add('bram', 'worker'), await add('beheer', 'administrator')];
    const outside = { login: 'b', name: 'Buiten', role: 'worker', password: PASSWORD } as const;
    const { accountId: waits } = await createAccount(point.db, outside, point.clock.now());
    const filed = await filedCase(point);
    await filed.does({ act: 'take' }, bram.accountId);
    for (const to of [null, waits, admin.accountId, bram.accountId, filed.id]) {
      await expect(leaves(bram, to)).rejects.toThrow('hand-on-required');
    }
    expect((await filed.row()).ownerId).toBe(bram.accountId);
    expect(await count(bram)).toBe(1);
  });

  it('hands on a case that nobody opens any more', async () => {
    const bram = await add('bram', 'worker');
    const filed = await filedCase(point);
    await filed.does({ act: 'take' }, bram.accountId);
    await point.db.execute(sql`update filings set sealed_key = '{"recipients":[]}'`);
    await leaves(bram, point.worker.accountId);
    const [row] = await point.db.execute(sql`select owner_id from cases where id = ${filed.id}`);
    expect(row?.owner_id).toBe(point.worker.accountId);
  });

  it('is not for the last lead, and of two at once one stays', async () => {
    await add('bram', 'worker');
    await expect(leaves(point.worker)).rejects.toThrow('last-lead');
    // a lead who cannot open anything does not count
    const outside = { login: 'b', name: 'Buiten', role: 'lead', password: PASSWORD } as const;
    await createAccount(point.db, outside, point.clock.now());
    await expect(leaves(point.worker)).rejects.toThrow('last-lead');
    const second = await add('dana', 'lead');
    const both = await Promise.allSettled([
      leaves(point.worker, null, second),
      leaves(second, null, point.worker),
      changeRole(
        point.db,
        { id: second.accountId, role: 'worker', handOnTo: null },
        context(point.worker),
      ),
      reset(point.db, point.worker.accountId, context(second)),
    ]);
    const leads = (await teamOf(point.db, context())).filter(
      (it) => it.role === 'lead' && it.state === 'in',
    );
    expect(leads).toHaveLength(1);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is nothing an administrator can do to who handles cases', async () => {
    const [bram, admin] = [await add('bram', 'worker'), await add('beheer', 'administrator')];
    await expect(leaves(bram, null, admin)).rejects.toThrow('forbidden');
    await expect(reset(point.db, bram.accountId, context(admin))).rejects.toThrow('forbidden');
    const wanted = { id: admin.accountId, role: 'lead', handOnTo: null } as const;
    await expect(changeRole(point.db, wanted, context(admin))).rejects.toThrow('forbidden');
  });
});

describe('another role', () => {
  const becomes = (who: Unlocked, role: AccountRole, handOnTo: string | null = null) =>
    changeRole(point.db, { id: who.accountId, role, handOnTo }, context());

  it('between worker and lead changes no key', async () => {
    const bram = await add('bram', 'worker');
    expect(await becomes(bram, 'lead')).toEqual({ rotationAdvised: false });
    expect(await becomes(bram, 'lead')).toEqual({ rotationAdvised: false });
    expect(await count(bram)).toBe(1);
    await becomes(bram, 'worker');
    await expect(becomes(point.worker, 'worker')).rejects.toThrow('last-lead');
    await expect(becomes(point.worker, 'administrator')).rejects.toThrow('last-lead');
  });

  it('of an administrator takes the cases away, and back needs an invitation', async () => {
    const bram = await add('bram', 'worker');
    const filed = await filedCase(point);
    await filed.does({ act: 'take' }, bram.accountId);
    await expect(becomes(bram, 'administrator')).rejects.toThrow('hand-on-required');
    const parted = await becomes(bram, 'administrator', point.worker.accountId);
    expect(parted).toEqual({ rotationAdvised: true });
    expect([await count(bram), (await filed.row()).ownerId]).toEqual([0, point.worker.accountId]);
    await becomes(bram, 'worker');
    expect((await states()).bram).toBe('accepted');
  });

  it('that this kind of node does not have is refused', async () => {
    const bram = await add('bram', 'worker');
    await expect(becomes(bram, 'keeper')).rejects.toThrow('forbidden');
  });
});

describe('a new invitation', () => {
  it('takes away what was, and the old link too', async () => {
    const bram = await add('bram', 'worker');
    await leaveTraces(bram);
    const first = await reset(point.db, bram.accountId, context());
    const second = await reset(point.db, bram.accountId, context());
    expect(await traces(bram.accountId)).toBe(0);
    expect(second.link).not.toBe(first.link);
    expect(await point.db.execute(sql`select id from invitations`)).toHaveLength(1);
    expect((await states()).bram).toBe('invited');
  });
});

describe('a region', () => {
  it('keeps its last keeper, and needs nobody to be let in', async () => {
    const region = await freshDatabase('coordinator');
    const now = point.clock.now();
    const account = async (login: string, role: AccountRole) => {
      await createAccount(region.db, { login, name: login, role, password: PASSWORD }, now);
      return unlockAccount(region.db, login, PASSWORD);
    };
    const keeper = await account('k', 'keeper');
    const analyst = await account('a', 'analyst');
    const here = (by: OpenAccount) => ({
      ...context(by),
      node: { role: 'coordinator', url: 'https://regio.example' } as const,
      cases: undefined,
    });
    const gone = (who: Unlocked, by: OpenAccount) =>
      leave(region.db, { id: who.accountId, handOnTo: null }, here(by));
    await expect(gone(keeper, keeper)).rejects.toThrow('last-lead');
    expect((await teamOf(region.db, here(keeper))).map(({ state }) => state)).toEqual(['in', 'in']);
    const made = await reset(region.db, analyst.accountId, here(keeper));
    expect(made.link).toContain('https://regio.example/region/invitation#');
    const next = { id: analyst.accountId, role: 'keeper', handOnTo: null } as const;
    await changeRole(region.db, next, here(keeper));
    // invited only, so not yet a keeper who could let anybody in
    await expect(gone(keeper, keeper)).rejects.toThrow('last-lead');
    await region.drop();
  });
});
