import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acquaint } from '../../../../test/federation/nodes.ts';
import {
  type Databases,
  REGION,
  TOWN,
  type TownAndRegion,
  townAndRegion,
  twoDatabases,
} from '../../../../test/federation/town-and-region.ts';
import { changeMember, type MemberChangeName } from './change-member.ts';
import { deliverDue } from './deliver.ts';
import { findPeer } from './peers.ts';

const DAY = 86_400_000;

let databases: Databases;
let pair: TownAndRegion;

beforeAll(async () => {
  databases = await twoDatabases();
});
afterAll(() => databases.drop());
beforeEach(async () => {
  pair = await townAndRegion(databases);
});

const now = () => pair.region.clock.now();
const change = (name: MemberChangeName, entityId = TOWN) =>
  changeMember(pair.region.db, name, { entityId, actor: { kind: 'operator' }, now: now() });

async function days(count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    pair.town.clock.forward(DAY);
    await deliverDue(pair.town);
  }
}

describe('what a suspended town sends', () => {
  it('is refused by name, waits in order, and is taken once the town is taken again', async () => {
    await change('suspend');
    const order = { ref: '0f8c1c5e-5e0c-4c55-9b9f-1f0f6f4d6b52', seq: 0 };
    const first = await pair.queue(REGION, order);
    const second = await pair.queue(REGION, { ...order, seq: 1 });
    await deliverDue(pair.town);
    const refused = { state: 'waiting', attempts: 1, refusal: 'issuer-suspended' };
    expect(await pair.stateOf(first)).toEqual(refused);
    expect(await pair.stateOf(second)).toMatchObject({ state: 'waiting', attempts: 0 });
    await change('resume');
    await days(1);
    expect(pair.received).toEqual([first, second]);
    expect(await pair.stateOf(first)).toMatchObject({ state: 'delivered', refusal: null });
  });

  it('waits longer than other trouble, as long as its envelope lives', async () => {
    await change('suspend');
    const jti = await pair.queue();
    await days(29);
    expect(await pair.stateOf(jti)).toMatchObject({ state: 'waiting' });
    await days(2);
    expect(await pair.stateOf(jti)).toMatchObject({ state: 'dead', refusal: 'gave-up' });
    expect(pair.received).toEqual([]);
  });

  it('ends when the town is let go, and what comes after it is admitted anew is taken', async () => {
    await change('suspend');
    await change('remove');
    const jti = await pair.queue();
    await deliverDue(pair.town);
    expect(await pair.stateOf(jti)).toMatchObject({ state: 'dead', refusal: 'issuer-removed' });
    await acquaint(pair.region.db, pair.town, { relation: 'member', now: now() });
    expect(await findPeer(pair.region.db, TOWN)).toMatchObject({
      ...{ removedAt: null, suspendedAt: null },
    });
    const next = await pair.queue();
    await deliverDue(pair.town);
    expect(pair.received).toEqual([next]);
  });

  it('stays out when a member that is suspended is only admitted with news', async () => {
    await change('suspend');
    await acquaint(pair.region.db, pair.town, { relation: 'member', now: now() });
    const jti = await pair.queue();
    await deliverDue(pair.town);
    expect(await pair.stateOf(jti)).toMatchObject({ refusal: 'issuer-suspended' });
  });

  it('is told to nobody who cannot sign for the town', async () => {
    await change('suspend');
    await pair.queue();
    pair.network.intercept = async (request) => {
      const body = request.body?.replace(/.{20}$/, 'AAAAAAAAAAAAAAAAAAAA') ?? '';
      const headers = request.headers ?? {};
      const answer = await pair.region.app.request(request.url, { method: 'POST', headers, body });
      expect(await answer.text()).not.toContain('suspended');
      return undefined;
    };
    await deliverDue(pair.town);
    expect(pair.network.sent).toHaveLength(1);
  });
});

describe('a change of a member', () => {
  it.each([
    ['resume', 'changed-meanwhile'],
    ['suspend', undefined],
  ] as const)('%s of one that is not suspended: %s', async (name, problem) => {
    if (problem) await expect(change(name)).rejects.toMatchObject({ problem });
    else expect(await change(name)).toBeUndefined();
  });

  it('is made once, and of members only', async () => {
    await change('suspend');
    await expect(change('suspend')).rejects.toMatchObject({ problem: 'changed-meanwhile' });
    await change('remove');
    for (const name of ['resume', 'suspend', 'remove'] as const) {
      await expect(change(name)).rejects.toMatchObject({ problem: 'changed-meanwhile' });
      const stranger = change(name, 'https://nobody.example');
      await expect(stranger).rejects.toMatchObject({ problem: 'not-found' });
    }
  });

  it('is written down with who made it', async () => {
    await change('suspend');
    await change('resume');
    await change('remove');
    const rows = await pair.region.db.execute<{ act: string; actor_kind: string }>(
      `select act, actor_kind from audit_entries where subject = '${TOWN}' order by id desc limit 3`,
    );
    expect(rows.map(({ act }) => act)).toEqual([
      ...['member-removed', 'member-resumed', 'member-suspended'],
    ]);
  });
});
