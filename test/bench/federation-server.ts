import { importSigningKey, type PrivateOkpJwk } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { createOutgoing } from '../../packages/node/src/federation/outgoing.ts';
import type { MessageHandlers, TakenClass } from '../../packages/node/src/federation/receive.ts';
import { federationRoutes } from '../../packages/node/src/federation/routes.ts';
import { createResolving } from '../../packages/node/src/federation/trust/resolving.ts';
import { releaseGatherer } from '../../packages/node/src/region/gather.ts';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { onError } from '../../packages/node/src/system/problem.ts';
import { serve } from '../../packages/node/src/system/serve.ts';

/** What the bench tells the node that it measures. */
export interface ServerStart {
  entityId: string;
  databaseUrl: string;
  key: PrivateOkpJwk;
}

// A process of its own, so that its CPU can be told from that of whoever sends.
process.once('message', (start: ServerStart) => {
  void run(start);
});

const HANDLERS: MessageHandlers = new Map<string, TakenClass>([
  ['release', { from: ['member'], handle: releaseGatherer(), alone: true }],
  [
    'contact-cards',
    {
      from: ['sibling'],
      ofIssuerOnly: true,
      handle: async (tx, { iss, jti, body }) => {
        const said = String(body.said);
        await tx.execute(sql`insert into bench_effects values (${iss}, ${jti}, ${said})`);
      },
    },
  ],
]);

async function run(start: ServerStart): Promise<void> {
  const { entityId, databaseUrl } = start;
  const { db } = openDatabase(databaseUrl);
  const log = createLog({ level: 'error' });
  const metadata = {
    role: 'coordinator' as const,
    name: 'Bench',
    inbox: `${entityId}/federation/inbox`,
    municipalities: [],
    protocol_versions: ['1'],
    languages: ['nl'],
  };
  const app = federationRoutes({
    db,
    key: await importSigningKey(start.key),
    entityId,
    clock: systemClock,
    log,
    outgoing: createOutgoing({ allowLoopbackHttp: true }),
    resolving: createResolving(),
    handlers: HANDLERS,
    describe: async () => metadata,
    keys: async () => ({ others: [], old: [] }),
  });
  app.onError(onError(log));
  const server = await serve(app, { host: '127.0.0.1', port: 0 });
  process.on('message', () => process.send?.(process.cpuUsage()));
  process.send?.({ port: server.port });
}
