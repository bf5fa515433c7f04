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
import { freshDatabase } from '../postgres.ts';

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

/**
 * Starts real servers on real databases, at the moment given, and makes the town a member.
 * @param more what the town's point is told besides
 */
export async function startBrowserRegion(
  at: Date,
  more: Record<string, string> = {},
): Promise<BrowserRegion> {
  const dir = await mkdtemp(join(tmpdir(), 'nabij-browser-'));
  const clock = setClock(at);
  const log = createLog({ level: 'silent' });
  const databases = [await freshDatabase('coordinator'), await freshDatabase('point')] as const;
  const make = async (at: 0 | 1, plan: Pick<NodePlan, 'id' | 'env' | 'people'>) => {
    const keysDir = join(dir, plan.id, 'keys');
    const databaseUrl = databases[at].url;
    const port = await freePort();
    return networkNode({ ...plan, clock, log, databaseUrl, keysDir, port, delivers: true });
  };
  const region = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio Voorbeeld' };
  const coordinator = await make(0, { id: 'coordinator', env: region, people: [KEEPER] });
  const env = { ...pointEnvironment(TOWN), ...more };
  const town = await make(1, { id: 'town', env, people: [WORKER] });
  await coordinator.start();
  await town.start();
  await makeMember(town, coordinator);
  return {
    town,
    coordinator,
    clock,
    stop: async () => {
      await Promise.all([town.stop(), coordinator.stop()]);
      await Promise.all(databases.map((database) => database.drop()));
      await rm(dir, { recursive: true, force: true });
    },
  };
}
