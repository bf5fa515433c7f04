import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filedCase } from '../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../test/point.ts';
import { cookieFor } from '../../../../test/sign-in.ts';
import { openIntakeKeys } from '../vault/intake-key.ts';
import { openRecoveryKey } from '../vault/recovery.ts';
import { acceptInvitation } from './team/accept.ts';
import { invite } from './team/invitations.ts';
import { letInMember } from './team/letting-in.ts';

const PASSWORD = 'kwal fiets zolder magneet';
const COLLEAGUE = { login: 'bas', name: 'Bas', role: 'worker', password: PASSWORD } as const;
let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, COLLEAGUE);
});
afterAll(() => point.drop());

async function ask(
  method: 'GET' | 'POST',
  path: string,
  person: { login: string; password: string } = WORKER,
) {
  const cookie = await cookieFor(point.db, person, { url: POINT_URL, now: point.clock.now() });
  const headers = { cookie, origin: POINT_URL, 'content-type': 'application/json' };
  const body = method === 'POST' ? { body: '{}' } : {};
  const answer = await point.app.request(`${POINT_URL}${path}`, { method, headers, ...body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function audited(act: string) {
  return point.db.execute<{ actor_id: string; subject: string }>(
    sql`select actor_id, subject from audit_entries where act = ${act} order by id`,
  );
}

describe('the keys of a point', () => {
  it('show the key of now, how much is still under another, and the sheet', async () => {
    await filedCase(point);
    const { status, body } = await ask('GET', '/api/keys');
    expect(status).toBe(200);
    expect(body).toEqual({
      current: { kid: expect.any(String), since: point.clock.now().toISOString() },
      resealing: null,
      recovery: null,
    });
    const rotated = await ask('POST', '/api/keys/rotate');
    expect(rotated.status).toBe(200);
    expect(rotated.body).toMatchObject({ resealing: { left: 1 }, excluded: 0 });
    expect(rotated.body.current).not.toEqual(body.current);
    expect(await audited('key-rotated')).toEqual([
      {
        actor_id: point.worker.accountId,
        subject: (rotated.body.current as { kid: string }).kid,
      },
    ]);
  });

  it('give a recovery sheet, whose code is in the answer and nowhere else', async () => {
    const { status, body } = await ask('POST', '/api/keys/recovery-sheet');
    expect(status).toBe(200);
    expect(body).toMatchObject({ madeAt: point.clock.now().toISOString() });
    expect(body.node).toBe('Meldpunt Wilgendrecht');
    const sheet = await openRecoveryKey(point.db, String(body.code));
    const own = await openIntakeKeys(point.db, point.worker);
    expect((await openIntakeKeys(point.db, sheet)).size).toBe(own.size);
    const { body: keys } = await ask('GET', '/api/keys');
    expect(keys.recovery).toMatchObject({ drilledAt: null, whole: true });
    expect((await audited('recovery-sheet-made')).map(({ subject }) => subject)).toEqual([
      sheet.accountId,
    ]);
    const lines = await point.db.execute(sql`select t::text as line from recovery_keys t
      union all select t::text from audit_entries t`);
    expect(JSON.stringify(lines)).not.toContain(String(body.code).slice(0, 9));
  });

  it('are for leads, who signed in just now', async () => {
    for (const path of ['/api/keys/rotate', '/api/keys/recovery-sheet']) {
      expect((await ask('POST', path, COLLEAGUE)).status).toBe(403);
    }
    expect((await ask('GET', '/api/keys', COLLEAGUE)).status).toBe(403);
    const cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() });
    point.clock.set(new Date(point.clock.now().getTime() + 16 * 60_000));
    for (const path of ['/api/keys/rotate', '/api/keys/recovery-sheet']) {
      const headers = { cookie, origin: POINT_URL };
      const answer = await point.app.request(`${POINT_URL}${path}`, { method: 'POST', headers });
      expect([answer.status, await answer.text()]).toEqual([
        403,
        expect.stringContaining('fresh-sign-in-required'),
      ]);
    }
  });
});

describe('who was invited before the key was replaced', () => {
  const now = () => point.clock.now();
  const node = { role: 'point', url: POINT_URL } as const;
  const inviting = () => ({
    node,
    key: point.key,
    by: point.worker,
    holder: point.worker,
    now: now(),
  });
  const lettingIn = (accountId: string) => ({
    accountId,
    holder: point.worker,
    actor: { kind: 'account', id: point.worker.accountId } as const,
    nodeKeys: [point.key.publicJwk],
    now: now(),
  });

  it('can be let in after it', async () => {
    const wanted = { login: 'cor', name: 'Cor', role: 'worker' } as const;
    const { accountId, link } = await invite(point.db, wanted, inviting());
    expect((await ask('POST', '/api/keys/rotate')).status).toBe(200);
    const secret = new URL(link).hash.slice(1);
    const acceptance = { secret, password: PASSWORD, node, key: point.key, now: now() };
    const who = await acceptInvitation(point.db, acceptance);
    expect((await ask('POST', '/api/keys/rotate')).status).toBe(200);
    await letInMember(point.db, lettingIn(accountId));
    const own = await openIntakeKeys(point.db, point.worker);
    expect((await openIntakeKeys(point.db, who)).size).toBe(own.size);
  });

  it('by nobody of the team is vouched for by nobody after it either', async () => {
    const wanted = { login: 'dirk', name: 'Dirk', role: 'worker' } as const;
    const { accountId } = await invite(point.db, wanted, inviting());
    await point.db.execute(
      sql`update invitations set sealed_secret = 'x.y.z' where account_id = ${accountId}`,
    );
    expect((await ask('POST', '/api/keys/rotate')).status).toBe(200);
    const [row] = await point.db.execute(
      sql`select kid, sealed_secret from invitations where account_id = ${accountId}`,
    );
    expect(row).toEqual({ kid: null, sealed_secret: null });
  });
});
