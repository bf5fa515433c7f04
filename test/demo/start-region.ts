import { join } from 'node:path';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import type { EmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { type NetworkNode, type NodePlan, networkNode, pointEnvironment } from '../network.ts';
import { COORDINATOR, TOWNS } from './region.ts';

/** Where the data of the region lie, and its first port. */
export interface Place {
  dir: string;
  server: EmbeddedPostgres;
  firstPort: number;
}

/** The nodes, while they run. */
export interface Region {
  coordinator: NetworkNode;
  towns: NetworkNode[];
}

/** Starts every node of the region, each on a database of its own. */
export async function startRegion(
  place: Place,
  change: (plan: NodePlan) => NodePlan,
): Promise<Region> {
  const log = createLog({ level: 'silent' });
  const make = async (id: string, at: number, it: Pick<NodePlan, 'env' | 'people'>) => {
    await place.server.createDatabase(id);
    const node = networkNode(
      change({
        id,
        ...it,
        clock: systemClock,
        log,
        databaseUrl: place.server.url(id),
        keysDir: join(place.dir, id, 'keys'),
        port: place.firstPort + at,
        delivers: false,
      }),
    );
    await node.start();
    return node;
  };
  const coordinator = await make('coordinator', 0, {
    env: { NABIJ_ROLE: 'coordinator', NABIJ_NAME: COORDINATOR.name },
    people: COORDINATOR.people,
  });
  const towns: NetworkNode[] = [];
  for (const [at, town] of TOWNS.entries()) {
    towns.push(await make(town.id, at + 1, { env: pointEnvironment(town), people: town.people }));
  }
  return { coordinator, towns };
}

export async function stopRegion({ coordinator, towns }: Region): Promise<void> {
  await Promise.all([coordinator, ...towns].map((node) => node.stop()));
}
