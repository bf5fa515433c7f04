import { randomUUID } from 'node:crypto';
import { accountByLogin } from '../../packages/node/src/access/store.ts';
import { portraitOf } from '../../packages/node/src/directory/people/portrait.ts';
import { putCard, putPhoto } from '../../packages/node/src/directory/people/store.ts';
import type { NetworkNode } from '../network.ts';
import { drawPortrait } from './portrait.ts';
import type { Town } from './region.ts';

/** Shows citizens who of the people here chose that; the first of each town with a portrait. */
export async function showPeople(node: NetworkNode, town: Town, number: number): Promise<void> {
  const { db } = node.running().database;
  let drawn = false;
  for (const { login, name, shown } of town.people) {
    const account = shown === undefined ? undefined : await accountByLogin(db, login);
    if (shown === undefined || !account) continue;
    await putCard(db, { accountId: account.id, name, line: shown, at: node.plan.clock.now() });
    if (drawn) continue;
    const photo = await portraitOf(drawPortrait(number));
    await putPhoto(db, account.id, { photo, photoId: randomUUID() });
    drawn = true;
  }
}

/** The coordinator asks its members, then every town reads who there are. */
export async function shareDirectory(
  coordinator: NetworkNode,
  towns: readonly NetworkNode[],
): Promise<void> {
  for (const node of [coordinator, ...towns]) await node.running().refreshDirectory();
}
