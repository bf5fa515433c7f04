import type { OpenAPIHono } from '@hono/zod-openapi';
import type { SigningKey } from '@nabij/protocol';
import type { Revoked } from './cases/consents/consents.ts';
import type { DeskDeps } from './cases/dependencies.ts';
import { directoryReader } from './federation/directory/stored.ts';
import type { MessageHandlers } from './federation/receive.ts';
import { isGone } from './federation/trust/is-gone.ts';
import type { TrustDeps } from './federation/trust/resolve-point.ts';
import { trustedPoint } from './federation/trust/trusted-point.ts';
import { caseHandoverRoutes } from './handover/case-routes.ts';
import type { Encryption, StepDeps, TakingDeps } from './handover/dependencies.ts';
import { handoverHandlers } from './handover/inbox.ts';
import { handoverRoutes } from './handover/routes.ts';
import { stepSending } from './handover/sending.ts';
import { offersOn } from './handover/store.ts';
import { sealingAnew, takingIn } from './handover/tend.ts';
import { startWatching } from './handover/watch.ts';
import type { Clock } from './system/clock.ts';
import type { Config, PointConfig } from './system/config.ts';
import type { Db } from './system/database.ts';
import type { Log } from './system/log.ts';
import { ownKeys } from './system/own-keys.ts';
import { openEncryptionKeys, publicEncryptionKeys } from './vault/encryption-keys.ts';
import type { VaultJob } from './vault/tend.ts';

interface Parts {
  readonly config: PointConfig;
  readonly key: SigningKey;
  readonly log: Log;
}

function stepsOf({ config, key, log }: Parts): StepDeps {
  return { key, log, country: config.country, entityId: config.url };
}

/** What a point does with what other points say about handovers. */
export function handoversIn(parts: Parts & { readonly db: Db }): MessageHandlers {
  return handoverHandlers({ ...stepsOf(parts), points: directoryReader(parts.db) });
}

/** Ends the offers that rest on a consent in the moment in which that is taken back. */
export function endingOffers(parts: Parts): Revoked {
  const deps = stepsOf(parts);
  return async (tx, { consentId, now }) => {
    for (const id of await offersOn(tx, consentId)) {
      const event = { event: 'revoke' } as const;
      await stepSending(tx, deps, { id, event, by: { kind: 'node' }, now });
    }
  };
}

/** The keys of this point that others seal for. */
function encryptionOf({ key }: Pick<Parts, 'key'>): Encryption {
  const nodeKeys = ownKeys(key);
  return {
    published: (db, now) => publicEncryptionKeys(db, { nodeKeys, now }),
    opening: openEncryptionKeys,
  };
}

/** Work on handovers that needs open keys: taking in what came, and sealing anew. */
export function handoverJobs(it: {
  db: Db;
  clock: Clock;
  log: Log;
  key: SigningKey;
  config: () => PointConfig;
}): VaultJob[] {
  const { db, clock, log, key } = it;
  // a lead may set the town while the point runs
  const now = (): TakingDeps => {
    const config = it.config();
    const { municipality } = config;
    const nodeKeys = ownKeys(key);
    return { ...stepsOf({ config, key, log }), db, clock, nodeKeys, municipality };
  };
  return [
    (at, keys, batch) => takingIn(now(), encryptionOf(it))(at, keys, batch),
    (at, keys, batch) => sealingAnew(now())(at, keys, batch),
  ];
}

/** Watches the terms of offers at a point; a coordinator has none. */
export function watchHandovers(
  { db, clock, log, key }: Pick<TakingDeps, 'db' | 'clock' | 'log' | 'key'>,
  config: Config,
): { stop(): Promise<void> } | undefined {
  if (config.role !== 'point') return undefined;
  return startWatching({ ...stepsOf({ config, key, log }), db, clock });
}

/** The desk's part of handovers. */
export function addHandovers(
  app: OpenAPIHono,
  it: { desk: DeskDeps; config: PointConfig; trust: TrustDeps; wake: () => void },
): void {
  const { desk, config, trust, wake } = it;
  const deps = {
    ...desk,
    ...stepsOf({ ...desk, config }),
    municipality: config.municipality,
    points: directoryReader(desk.db),
    encryption: encryptionOf(desk),
    trust: (entityId: string) => trustedPoint(trust, entityId),
    isGone: (entityId: string) => isGone(trust, entityId),
    wake,
  };
  app.route('/', handoverRoutes(deps));
  app.route('/', caseHandoverRoutes(deps));
}
