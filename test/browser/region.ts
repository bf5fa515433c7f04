import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../packages/node/src/system/log.ts';
import {
  freePort,
  makeMember,
  type NetworkNode,
  type NodePlan,
  networkNode,
  pointEnvironment,
  type SetClock,
  setClock,
} from '../network.ts';
import { type FreshDatabase, freshDatabase } from '../postgres.ts';

/** A coordinator and one town that a browser can visit. */
export interface BrowserRegion {
  readonly town: NetworkNode;
  readonly coordinator: NetworkNode;
  readonly clock: SetClock;
  stop(): Promise<void>;
}

export const WORKER = {
  login: 'anna',
  name: 'Anna Voorbeeld',
  role: 'lead',
  password: 'twaalf-letters-of-meer',
  totpSecret: 'ANNAVOORBEELDVANHETMELDPUNTHIERZ',
} as const;
export const KEEPER = {
  login: 'koos',
  name: 'Koos Cijfer',
  role: 'keeper',
  password: 'twaalf-letters-of-meer',
  totpSecret: 'KOOSCIJFERVANDEREGIOVOORBEELDHIE',
} as const;

const TOWN = {
  name: 'Meldpunt Voorbeeldstad',
  town: 'Voorbeeldstad',
  municipality: 'XX0001',
  population: 30_000,
  phone: '0999 00 00 00',
  hours: 'maandag tot en met vrijdag 9.00–17.00 uur',
};

const REGION = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio Voorbeeld' };

/**
 * Starts real servers on real databases, at the moment given, and makes the town a member.
 * @param more what the town's point is told besides
 */
export async function startBrowserRegion(
  at: Date,
  more: Record<string, string> = {},
): Promise<BrowserRegion> {
  const town = { id: 'town', env: { ...pointEnvironment(TOWN), ...more }, people: [WORKER] };
  const { towns, ...region } = await startRegion(at, [town]);
  const [first] = towns;
  if (first === undefined) throw new Error('A region without a town');
  return { ...region, town: first };
}

type Town = Pick<NodePlan, 'id' | 'env' | 'people'>;

/** A coordinator with as many towns as are given, in their order. */
export async function startRegion(
  at: Date,
  plans: readonly Town[],
): Promise<Omit<BrowserRegion, 'town'> & { towns: NetworkNode[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'nabij-browser-'));
  const clock = setClock(at);
  const log = createLog({ level: 'silent' });
  const databases: FreshDatabase[] = [];
  const make = async (role: 'coordinator' | 'point', plan: Town) => {
    const database = await freshDatabase(role);
    databases.push(database);
    const keysDir = join(dir, plan.id, 'keys');
    const port = await freePort();
    const place = { databaseUrl: database.url, keysDir, port };
    return networkNode({ ...plan, ...place, clock, log, delivers: true });
  };
  const coordinator = await make('coordinator', {
    id: 'coordinator',
    env: REGION,
    people: [KEEPER],
  });
  const towns = await Promise.all(plans.map((plan) => make('point', plan)));
  await coordinator.start();
  for (const town of towns) {
    await town.start();
    await makeMember(town, coordinator);
  }
  return {
    towns,
    coordinator,
    clock,
    stop: async () => {
      await Promise.all([...towns, coordinator].map((node) => node.stop()));
      await Promise.all(databases.map((database) => database.drop()));
      await rm(dir, { recursive: true, force: true });
    },
  };
}
