import { randomUUID } from 'node:crypto';
import type { QuarterRelease } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { addPeer, findPeer } from '../../packages/node/src/federation/peers.ts';
import type { MessageHandler } from '../../packages/node/src/federation/receive.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import { inParallel } from './load.ts';

const REGION = 'https://regio.example';

/** The towns that others are copied from, each with its inhabitants and all its releases. */
export interface Model {
  readonly population: number;
  readonly releases: readonly QuarterRelease[];
}

/** Which town is copied from which. */
export function modelFor(models: readonly Model[], town: number): Model {
  const model = models[town % models.length];
  if (model === undefined) throw new Error('no model');
  return model;
}

/** The entity id of a town. */
export const townId = (town: number): string => `https://town${town}.example`;

/** Admits so many towns. */
export async function admit(db: Db, models: readonly Model[], towns: number): Promise<void> {
  const [first] = models[0]?.releases ?? [];
  const now = new Date(`${first?.period.slice(0, 4)}-10-02T00:00:00Z`);
  for (const town of models.keys()) {
    const peer = {
      entityId: townId(town),
      relation: 'member',
      role: 'point',
      name: `Town ${town}`,
      population: modelFor(models, town).population,
      kid: 'kid',
      publicKey: { kty: 'OKP', crv: 'Ed25519', x: '' },
      inbox: `${townId(town)}/inbox`,
    } as const;
    await addPeer(db, { ...peer, municipalities: [] }, { now, replaceKey: true });
  }
  await db.execute(sql`
    insert into peers (entity_id, relation, role, name, municipalities, population, kid,
      public_key, inbox, admitted_at)
    select 'https://town' || n || '.example', p.relation, p.role, 'Town ' || n, p.municipalities,
      p.population, p.kid, p.public_key, p.inbox, p.admitted_at
    from generate_series(${models.length}::integer, ${towns - 1}::integer) n
    join peers p on p.entity_id = 'https://town' || n % ${models.length} || '.example'`);
}

/** Takes one release as a coordinator does once its envelope is verified. */
export async function takeOne(
  db: Db,
  gather: MessageHandler,
  { town, body, now }: { town: number; body: QuarterRelease; now: Date },
): Promise<void> {
  const iss = townId(town);
  const jti = randomUUID();
  const message = { iss, aud: REGION, jti, iat: 0, exp: 1, type: 'release', body } as const;
  await db.transaction(async (tx) => {
    const issuer = await findPeer(tx, iss);
    if (!issuer) throw new Error('no peer');
    await gather(tx, message, { issuer, now });
  });
}

/** Takes a quarter of some towns, so many at once; releases a second. */
export async function takeQuarter(
  db: Db,
  gather: MessageHandler,
  of: { models: readonly Model[]; towns: readonly number[]; quarter: number; now: Date },
): Promise<number> {
  const left = [...of.towns];
  return inParallel(4, left.length, async () => {
    const town = left.shift() ?? 0;
    const body = modelFor(of.models, town).releases[of.quarter];
    if (body === undefined) throw new Error('no release');
    await takeOne(db, gather, { town, body, now: of.now });
  });
}

/** Towns `from` up to, not with, `to`. */
interface Copying {
  readonly models: number;
  readonly from: number;
  readonly to: number;
  /** Only these, of what came in, where all would take hours. */
  readonly tables?: readonly string[];
  readonly quarter?: string;
}

/**
 * Gives the other towns what the models told, by SQL: the rows are those that taking would write.
 */
export async function copyModels(db: Db, { models, from, to, ...of }: Copying): Promise<void> {
  if (from >= to) return;
  const tables = of.tables ? JSON.stringify(of.tables) : null;
  const quarter = (alias: 'r' | 'c') =>
    of.quarter === undefined ? sql`` : sql` and ${sql.identifier(alias)}.period = ${of.quarter}`;
  const series = sql`generate_series(${from}::integer, ${to - 1}::integer) n`;
  const model = sql`'https://town' || n % ${models} || '.example'`;
  const id = sql`'https://town' || n || '.example'`;
  await db.execute(sql`
    insert into gathered_releases (iss, period, jti, body, digest, received_at, codes, threshold,
      above_inhabitants, after_unknown)
    select ${id}, r.period, gen_random_uuid(), r.body, r.digest, r.received_at, r.codes,
      r.threshold, r.above_inhabitants, r.after_unknown
    from ${series} join gathered_releases r on r.iss = ${model}${quarter('r')}`);
  await db.execute(sql`
    insert into gathered_cells (measure, table_id, span, part, period, iss, codes, counts)
    select c.measure, c.table_id, c.span, c.part, c.period, ${id}, c.codes, c.counts
    from ${series} join gathered_cells c on c.iss = ${model}${quarter('c')}
    where ${tables}::json is null or (c.measure = 'received'
      and c.table_id in (select json_array_elements_text(${tables}::json)))`);
  await db.execute(sql`
    insert into public_parts (iss, period, parts)
    select ${id}, p.period, p.parts
    from ${series} join public_parts p on p.iss = ${model}
    where ${of.quarter ?? null}::text is null or p.period = ${of.quarter ?? null}`);
  await db.execute(sql`analyze`);
}
