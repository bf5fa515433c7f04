import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endedCase } from '../../../../test/ended-case.ts';
import { filedCase } from '../../../../test/filed-case.ts';
import { nabij } from '../../../../test/nabij.ts';
import { pointEnvironment, setClock } from '../../../../test/network.ts';
import { POINT_URL, pointApp, type TestPoint, WORKER } from '../../../../test/point.ts';
import { freshDatabase } from '../../../../test/postgres.ts';
import { createAccount, type OpenAccount, unlockAccount } from '../access/accounts.ts';
import { linkAudit } from '../access/audit/chain.ts';
import { acceptInvitation } from '../access/team/accept.ts';
import { letInMember } from '../access/team/letting-in.ts';
import { loadOrCreateNodeKey } from '../federation/node-key.ts';
import { loadConfig } from '../system/config.ts';
import { connect } from '../system/database.ts';
import { createIntakeKey, letIn, newKeyPair, openIntakeKeys } from '../vault/intake-key.ts';
import { makeRecoverySheet } from '../vault/recovery.ts';
import { newRecoveryCode } from '../vault/recovery-code.ts';
import { examine } from './doctor/examine.ts';

/** Grants to recovery sheets. */
const SHEETS = 'holder_id in (select id from recovery_keys)';

let folder: string;
let point: TestPoint;
let code: string;

const env = () => ({
  ...pointEnvironment({
    name: 'Meldpunt Wilgendrecht',
    town: 'Wilgendrecht',
    municipality: 'XXDL01',
    population: 3_000,
  }),
  NABIJ_URL: POINT_URL,
  NABIJ_DATA: folder,
  DATABASE_URL: point.url,
});

const run = (words: string[], ...typed: string[]) =>
  nabij(words, env(), typed.map((line) => `${line}\n`).join(''));

/** What the doctor finds wrong, without a process of its own. */
async function wrongs(): Promise<string[]> {
  const findings = await examine(loadConfig(env()));
  return findings.flatMap(({ isWell, sentence }) => (isWell ? [] : [sentence]));
}

/** What the audit log has of an act. */
async function written(act: string): Promise<number> {
  const [row] = await asked(`select count(*)::int as n from audit_entries where act = '${act}'`);
  return Number(row?.n);
}

async function asked(query: string): Promise<Record<string, unknown>[]> {
  const client = connect(point.url, 1);
  try {
    return await client.unsafe(query);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-recover-'));
  const fresh = await freshDatabase('point');
  const key = await loadOrCreateNodeKey(join(folder, 'keys'));
  const clock = setClock(new Date());
  const now = clock.now();
  const first = await createAccount(fresh.db, WORKER, now);
  await createIntakeKey(fresh.db, [first], { key, accountId: first.id, now });
  const worker = { ...(await unlockAccount(fresh.db, 'anna', WORKER.password)), signedInAt: now };
  point = { ...fresh, clock, key, worker, app: await pointApp(fresh.database, { clock, key }) };
  await filedCase(point);
});
afterAll(async () => {
  await point.drop();
  await rm(folder, { recursive: true });
});

describe('before there is a recovery sheet', () => {
  it('no backup is made', async () => {
    const { code: ended, err } = await run(['backup', join(folder, 'none')]);
    expect([ended, err]).toEqual([
      1,
      'There is no recovery sheet yet, and without its code nobody could open a backup: a lead makes one at /desk/keys.\n',
    ]);
  });

  it('the doctor says so, and ends with 1', async () => {
    const { code: ended, out, err } = await run(['doctor']);
    expect(ended).toBe(1);
    for (const sentence of ['There is no recovery sheet', 'No backup was ever made', 'one lead']) {
      expect(out).toMatch(new RegExp(`^WRONG .*${sentence}`, 'm'));
    }
    expect(err).toMatch(/^3 of \d+ are wrong\.\n$/);
  });
});

describe('with a recovery sheet', () => {
  beforeAll(async () => {
    const { db, key, worker, clock } = point;
    ({ code } = await makeRecoverySheet(db, { by: worker, key, now: clock.now() }));
    const second = { ...WORKER, login: 'bea', name: 'Bea' } as const;
    await letIn(db, worker, { to: await createAccount(db, second, clock.now()), now: clock.now() });
  });

  it('a drill proves that its code opens the keys, and shows nothing of them', async () => {
    const wrong = await run(['recover', '--drill'], newRecoveryCode());
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toBe('This is not the code of the recovery sheet.\n');
    expect(await written('recovery-drilled')).toBe(0);
    const right = await run(['recover', '--drill'], code.toLowerCase());
    expect([right.code, right.err]).toEqual([0, '']);
    expect(right.out).toBe(
      'The recovery sheet works. Put it back in the safe; try it again within a year.\n',
    );
    expect(await written('recovery-drilled')).toBe(1);
  });

  it('a backup is made to a file, and not over another unless told so', async () => {
    const file = join(folder, 'backup');
    expect((await run(['backup', file])).code).toBe(0);
    expect((await run(['backup', file])).err).toContain('is there already');
    expect((await run(['backup', file, '--force'])).code).toBe(0);
    expect(await written('backup-made')).toBe(2);
  });

  it('a backup is made to standard output', async () => {
    const { code: ended, out } = await run(['backup', '-']);
    expect([ended, out.startsWith('nabij-backup 1\n')]).toEqual([0, true]);
    expect(await written('backup-made')).toBe(3);
  });

  it('no backup is sealed to a sheet that somebody else put there', async () => {
    const { publicKey } = await newKeyPair();
    const [mine] = await asked('select public_key from recovery_keys');
    await putSheetKey(publicKey);
    const { code: ended, err } = await run(['backup', join(folder, 'theirs')]);
    await putSheetKey(mine?.public_key);
    expect([ended, err]).toEqual([
      1,
      'The recovery sheet was not put there by this node, and who did would open the backup: a lead makes one at /desk/keys.\n',
    ]);
    await expect(stat(join(folder, 'theirs'))).rejects.toThrow();
    expect(await written('backup-made')).toBe(3);
  });

  it('the doctor finds all well', async () => {
    const { code: ended, out, err } = await run(['doctor']);
    expect([ended, err]).toEqual([0, '']);
    expect(out).not.toContain('WRONG');
    expect(out).toContain('2 people can open cases, 2 of them leads.');
  });

  it.each([
    {
      what: 'a key file that everybody reads',
      spoil: () => chmod(join(folder, 'keys', 'node-key.json'), 0o644),
      mend: () => chmod(join(folder, 'keys', 'node-key.json'), 0o600),
      sentence: 'can be read by everybody',
    },
    {
      what: 'a folder that everybody enters',
      spoil: () => chmod(join(folder, 'keys'), 0o755),
      mend: () => chmod(join(folder, 'keys'), 0o700),
      sentence: 'chmod 700 it',
    },
    {
      what: 'an intake key that the node did not state',
      spoil: () => asked('update intake_keys set statement = reverse(statement)'),
      mend: () => asked('update intake_keys set statement = reverse(statement)'),
      sentence: 'was not put there by this node',
    },
    {
      what: 'a holder who is nobody of the team',
      spoil: () => asked("update accounts set left_at = now() where login = 'bea'"),
      mend: () => asked("update accounts set left_at = null where login = 'bea'"),
      sentence: 'are nobody of the team',
    },
    {
      what: 'a sheet that the node did not state',
      spoil: () => asked('update recovery_keys set statement = reverse(statement)'),
      mend: () => asked('update recovery_keys set statement = reverse(statement)'),
      sentence: 'The recovery sheet was not put there by this node',
    },
    {
      what: 'a sheet that does not hold the key of now',
      spoil: () =>
        asked(`create table aside as select * from intake_key_grants where ${SHEETS};
          delete from intake_key_grants where ${SHEETS}`),
      mend: () => asked('insert into intake_key_grants select * from aside; drop table aside'),
      sentence: 'The recovery sheet opens nothing that is filed now',
    },
    {
      what: 'a sheet that nobody tried for a year',
      spoil: () => asked("update recovery_keys set drilled_at = now() - interval '13 months'"),
      mend: () => asked('update recovery_keys set drilled_at = now()'),
      sentence: 'was not tried for a year',
    },
    {
      what: 'a backup too old',
      spoil: () => changed("update audit_entries set at = at - interval '8 days'"),
      mend: () => changed("update audit_entries set at = at + interval '8 days'"),
      sentence: 'The last backup is 8 days old',
    },
  ])('the doctor sees $what', async ({ spoil, mend, sentence }) => {
    await spoil();
    const found = await wrongs();
    await mend();
    expect(found).toContainEqual(expect.stringContaining(sentence));
  });

  it('the doctor sees an audit log that was changed', async () => {
    await linkAudit(point.db, point.key);
    await changed("update audit_entries set act = 'signed-in' where act = 'recovery-drilled'");
    const found = await wrongs();
    await changed("update audit_entries set act = 'recovery-drilled' where act = 'signed-in'");
    expect(found).toContainEqual(expect.stringMatching(/audit log is broken: entry \d+ was/));
  });

  describe('when no lead can get in any more', () => {
    const letInEva = ['recover', '--let-in', 'eva'];
    let link: string;
    let eva: OpenAccount;

    it('a new one is invited', async () => {
      const { code: ended, out } = await run(['recover', '--login', 'Eva', '--name', 'Eva'], code);
      expect([ended, out]).toEqual([0, expect.stringContaining('nabij recover --let-in eva')]);
      link = /https:\S+#\S+/.exec(out)?.[0] ?? '';
      expect((await run(letInEva, code)).err).toBe('eva has not accepted an invitation yet.\n');
      expect(await written('recovered')).toBe(1);
    });

    it('and has no key before the code was typed once more', async () => {
      const { db, key, clock } = point;
      const password = 'een-heel-ander-wachtwoord';
      const secret = link.split('#')[1] ?? '';
      const by = { secret, password, node: { role: 'point' }, key, now: clock.now() } as const;
      eva = await acceptInvitation(db, by);
      expect((await run(letInEva, newRecoveryCode())).code).toBe(1);
      expect((await openIntakeKeys(db, eva)).size).toBe(0);
    });

    it('and is let in by it', async () => {
      expect((await run(letInEva, code)).code).toBe(0);
      expect((await openIntakeKeys(point.db, eva)).size).toBe(1);
    });
  });

  it('takes one wish at a time', async () => {
    expect((await run(['recover', '--drill', '--let-in', 'eva'])).code).toBe(2);
  });
});

describe('a lead at the terminal', () => {
  it('is asked for the password', async () => {
    const { code: ended, err } = await run(['rotate-keys', '--by', 'anna'], 'wrong');
    expect([ended, err]).toEqual([1, 'The name or the password is not right.\n']);
  });

  it('lets in whom they invited before they replaced the key', async () => {
    const { db, key, worker, clock } = point;
    const fay = ['--login', 'fay', '--name', 'Fay', '--by', 'anna'];
    const { out } = await run(['add-worker', ...fay], WORKER.password);
    expect((await run(['rotate-keys', '--by', 'anna'], WORKER.password)).code).toBe(0);
    const secret = /#(\S+)/.exec(out)?.[1] ?? '';
    const password = 'nog-een-heel-ander-wachtwoord';
    const now = clock.now();
    const by = { secret, password, node: { role: 'point' }, key, now } as const;
    const who = await acceptInvitation(db, by);
    const actor = { kind: 'account', id: worker.accountId } as const;
    const nodeKeys = [key.publicJwk];
    await letInMember(db, { accountId: who.accountId, holder: worker, actor, nodeKeys, now });
    const own = await openIntakeKeys(db, worker);
    expect([...(await openIntakeKeys(db, who)).keys()].sort()).toEqual([...own.keys()].sort());
  });

  it('replaces the key to the cases, and everything is sealed anew', async () => {
    const { code: ended, out, err } = await run(['rotate-keys', '--by', 'anna'], WORKER.password);
    expect([ended, err]).toEqual([0, '']);
    expect(out).toMatch(/^From now on filings are sealed to a new key \(\S+\)\. 5 hold it\.$/m);
    expect(out).toContain('0 filings are still under a replaced key.');
    const [keys] = await asked(
      'select count(*)::int as n, count(emptied_at)::int as empty from intake_keys',
    );
    expect(keys).toEqual({ n: 3, empty: 2 });
    expect((await run(['recover', '--drill'], code)).code).toBe(0);
  });

  it('sees which cases are over their time, and deletes them', async () => {
    const endings = [new Date('2001-01-01T12:00:00Z')];
    const state = { state: 'CLOSED', retentionClass: null, heldBy: null, unread: false } as const;
    await endedCase(point.db, { request: 'REPORT', endings, ...state });
    expect((await run(['retention', '--dry-run'])).out).toMatch(/^case 2\t.*\n1 cases/);
    const done = await run(['retention', '--run', '--by', 'anna'], WORKER.password);
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('1 cases are deleted.')]);
    expect(await asked('select number from cases')).toEqual([{ number: 1 }]);
  });
});

async function putSheetKey(publicKey: unknown): Promise<void> {
  await asked(`update recovery_keys set public_key = $$${JSON.stringify(publicKey)}$$::jsonb`);
}

/** What only somebody who rules over the database can do. */
async function changed(query: string): Promise<void> {
  await asked(`set session_replication_role = replica; ${query}`);
}
