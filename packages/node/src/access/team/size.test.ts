import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { handOn } from '../../cases/hand-on.ts';
import { ownersOfOpenCases } from '../../cases/hand-on-store.ts';
import { acceptInvitation } from './accept.ts';
import { invite } from './invitations.ts';
import { changeRole } from './leaving.ts';

const PASSWORD = 'kwal fiets zolder magneet';
const NODE = { role: 'point', url: POINT_URL } as const;
let point: TestPoint;
let anna: ApiClient;

beforeAll(async () => {
  point = await testPoint();
  anna = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  anna.cookies.set(name, value);
});
beforeEach(async () => {
  await point.db.execute(sql`update accounts set left_at = now() where login <> 'anna'`);
});
afterAll(() => point.drop());

/** Colleagues who are here, besides Anna: rows are enough where nobody signs in. */
async function colleagues(count: number, role = 'worker', accepted = true): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const now = point.clock.now();
  await point.db.execute(sql`insert into accounts (id, login, name, role, created_at, accepted_at)
    select id::uuid, id, 'Collega', ${role}, ${now}, ${accepted ? now : null}
    from unnest(${sql.param(ids)}::text[]) id`);
  return ids;
}

const size = async () => (await anna.call('GET', '/api/team')).body.size;
const invites = (role: 'worker' | 'lead' | 'administrator' = 'worker') => {
  const { key, clock, worker: by } = point;
  const inviting = { node: NODE, key, by, holder: by, now: clock.now() };
  return invite(point.db, { login: randomUUID(), name: 'Nieuw', role }, inviting);
};
const full = { problem: 'team-full' };

describe('the team', () => {
  it('is as large as those who handle cases, invited ones too', async () => {
    await colleagues(3);
    await colleagues(2, 'lead', false);
    await colleagues(4, 'administrator');
    expect(await size()).toEqual({ count: 6, ideal: 50, most: 100 });
  });

  it('takes the hundredth, and nobody after', async () => {
    await colleagues(98);
    await invites();
    expect(await size()).toMatchObject({ count: 100 });
    await expect(invites()).rejects.toMatchObject(full);
    await expect(invites('lead')).rejects.toMatchObject(full);
    const refused = await anna.call('POST', '/api/team', { name: 'B', login: 'b', role: 'worker' });
    expect([refused.status, refused.problem]).toEqual([409, 'team-full']);
    // who looks after the machine is not of it
    await invites('administrator');
    expect(await size()).toMatchObject({ count: 100 });
  });

  it('of two who are invited at once, takes one where there is one place', async () => {
    await colleagues(98);
    const done = await Promise.allSettled([invites(), invites(), invites()]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await size()).toMatchObject({ count: 100 });
  });

  it('has room again when somebody leaves', async () => {
    const [first] = await colleagues(99);
    await expect(invites()).rejects.toMatchObject(full);
    await point.db.execute(sql`update accounts set left_at = now() where id = ${first}::uuid`);
    await invites();
  });

  it('takes nobody who accepts when a hundred have', async () => {
    const { link } = await invites();
    await colleagues(99);
    const given = { password: PASSWORD, node: NODE, key: point.key, now: point.clock.now() };
    const accept = () => acceptInvitation(point.db, { ...given, secret: link.split('#')[1] ?? '' });
    await expect(accept()).rejects.toMatchObject(full);
    await point.db.execute(sql`update accounts set left_at = now() where id = (
      select id from accounts where login <> 'anna' and accepted_at is not null
        and left_at is null limit 1)`);
    expect(await accept()).toMatchObject({ role: 'worker' });
  });

  it('takes no administrator over into a full one', async () => {
    await colleagues(99);
    const [id = ''] = await colleagues(1, 'administrator');
    const { key, clock, worker: who } = point;
    const cases = { ownersOf: ownersOfOpenCases, handOn };
    const it = { node: NODE, key, nodeKeys: [key.publicJwk], who, by: who, holder: who, cases };
    const changing = { ...it, now: clock.now() };
    const becomes = changeRole(point.db, { id, role: 'worker', handOnTo: null }, changing);
    await expect(becomes).rejects.toMatchObject(full);
  });
});
