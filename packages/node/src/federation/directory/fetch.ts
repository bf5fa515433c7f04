import {
  DIRECTORY_MEDIA_TYPE,
  DIRECTORY_PATH,
  type Directory,
  MAX_DIRECTORY_BYTES,
  verifyDirectory,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { OutgoingError } from '../outgoing.ts';
import { findSuperior, type Peer } from '../peers.ts';
import { keyOf } from './pinned-key.ts';
import { keepDirectoryRow } from './store.ts';

type FetchDeps = Pick<FederationDeps, 'db' | 'clock' | 'log' | 'outgoing'>;

/** `alone` while the point has joined nobody; `kept`: nothing newer, the last good one stays. */
export type Fetched = 'fresh' | 'kept' | 'alone';

/** At a point: fetches the directory from the coordinator that it joined. */
export async function fetchDirectory(deps: FetchDeps, signal?: AbortSignal): Promise<Fetched> {
  const superior = await findSuperior(deps.db);
  if (!superior) return 'alone';
  const { entityId: iss } = superior;
  const found = await ask(deps, superior, signal);
  const problem = typeof found === 'string' ? found : await keep(deps, found);
  if (problem !== undefined) {
    deps.log.warn('directory-not-refreshed', { iss, problem });
    return 'kept';
  }
  return 'fresh';
}

interface Found {
  statement: string;
  directory: Directory;
}

/** The directory that now holds, or why there is none. */
async function ask(deps: FetchDeps, superior: Peer, signal?: AbortSignal): Promise<Found | string> {
  try {
    const answer = await deps.outgoing.send({
      url: `${superior.entityId}${DIRECTORY_PATH}`,
      method: 'GET',
      headers: { accept: DIRECTORY_MEDIA_TYPE },
      maxBytes: MAX_DIRECTORY_BYTES,
      ...(signal ? { signal } : {}),
    });
    if (answer.status !== 200) return `http-${answer.status}`;
    if (answer.header('content-type') !== DIRECTORY_MEDIA_TYPE) return 'media-type';
    const statement = Buffer.from(answer.body).toString('latin1');
    const verdict = await verifyDirectory(statement, {
      issuer: superior.entityId,
      findKey: keyOf(superior),
      now: deps.clock.now(),
    });
    return verdict.verified ? { statement, directory: verdict.directory } : verdict.reason;
  } catch (error) {
    if (error instanceof OutgoingError) return error.code;
    throw error;
  }
}

async function keep(
  { db, clock, log }: FetchDeps,
  { statement, directory }: Found,
): Promise<string | undefined> {
  const { iss, iat, entries } = directory;
  const issuedAt = new Date(iat * 1000);
  const newer = await keepDirectoryRow(db, { iss, statement, issuedAt, fetchedAt: clock.now() });
  if (!newer) return 'older';
  log.info('directory-fetched', { iss, count: entries.length });
  return undefined;
}
