import {
  type DirectoryEntry,
  MAX_DIRECTORY_ENTRIES,
  type NodeMetadata,
  signDirectory,
  verifyEntityConfiguration,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { isKeyOf } from '../peers.ts';
import { boundClaims } from './bound-claims.ts';
import { fitEntries } from './fit-entries.ts';
import { type MemberRow, memberRows, membersMark } from './store.ts';

const SECOND = 1000;
/** So long people are shown of a member that does not answer: they may have withdrawn meanwhile. */
const PEOPLE_MS = 86_400 * SECOND;

type PublishDeps = Pick<FederationDeps, 'db' | 'key' | 'entityId' | 'clock' | 'log'>;

/**
 * At a coordinator: states which members there are and what they say of themselves, as far as it
 * takes nothing from another member. A member that comes with another key than the pinned one is
 * stated as it last was, without its people from a day later on.
 */
async function statedDirectory(deps: PublishDeps): Promise<string> {
  const rows = await memberRows(deps.db);
  if (rows.length > MAX_DIRECTORY_ENTRIES) deps.log.warn('directory-full', { count: rows.length });
  const now = deps.clock.now();
  const stated = await Promise.all([...rows].sort(byAdmission).map((row) => entryOf(row, now)));
  const bounded = boundClaims(stated);
  for (const claim of bounded.leftOut) deps.log.warn('directory-claim-left-out', claim);
  const order = new Map(rows.map(({ peer }, at) => [peer.entityId, at]));
  const placeOf = (entry: DirectoryEntry) => order.get(entry.entity_id) ?? 0;
  const listed = bounded.entries.toSorted((one, other) => placeOf(one) - placeOf(other));
  const { entries, leftOut } = fitEntries(listed);
  for (const type of leftOut) deps.log.warn('directory-shortened', { type });
  const { key, entityId: iss } = deps;
  return signDirectory({ key, iss, now, entries });
}

function byAdmission({ peer: one }: MemberRow, { peer: other }: MemberRow): number {
  const later = one.admittedAt.getTime() - other.admittedAt.getTime();
  return later || one.entityId.localeCompare(other.entityId);
}

/**
 * What a member said, if its row still holds against the pinned key, under the name and for the
 * municipalities that it was admitted with; else only these.
 */
async function entryOf(
  { peer, statement, fetchedAt }: MemberRow,
  now: Date,
): Promise<DirectoryEntry> {
  const { entityId, name, municipalities } = peer;
  if (statement !== null && fetchedAt !== null) {
    const said = await verifyEntityConfiguration(statement, { entityId, now: fetchedAt });
    if (said.verified && isKeyOf(peer, said.kid)) {
      const stated_at = Math.floor(said.issuedAt.getTime() / SECOND);
      const { people, ...facts } = factsOf(said.metadata);
      const isFresh = now.getTime() - fetchedAt.getTime() < PEOPLE_MS;
      const shown = people && isFresh ? { people } : {};
      return { entity_id: entityId, name, municipalities, ...facts, ...shown, stated_at };
    }
  }
  return { entity_id: entityId, name, municipalities, languages: [] };
}

/** What admission checked: a member cannot change it by itself. */
type Admitted = 'entity_id' | 'name' | 'municipalities';

/** Written member by member, so that nothing else leaves. */
function factsOf(metadata: NodeMetadata): Omit<DirectoryEntry, Admitted> {
  const { languages, town, address, hours, phone, country, places, postcodes, people } = metadata;
  return {
    languages,
    ...(town === undefined ? {} : { town }),
    ...(address === undefined ? {} : { address }),
    ...(hours === undefined ? {} : { hours }),
    ...(phone === undefined ? {} : { phone }),
    ...(country === undefined ? {} : { country }),
    ...(places === undefined ? {} : { places }),
    ...(postcodes === undefined ? {} : { postcodes }),
    ...(people === undefined ? {} : { people }),
  };
}

const KEPT_MS = 10 * 60 * SECOND;

/** States the directory anew when a member came, went or said something else; else now and then. */
export function directoryPublisher(deps: PublishDeps): () => Promise<string> {
  let kept: { of: string; from: number; statement: Promise<string> } | undefined;
  return async () => {
    const of = await membersMark(deps.db);
    const now = deps.clock.now().getTime();
    if (kept?.of === of && now >= kept.from && now < kept.from + KEPT_MS) return kept.statement;
    const made = { of, from: now, statement: statedDirectory(deps) };
    kept = made;
    made.statement.catch(() => {
      if (kept === made) kept = undefined;
    });
    return made.statement;
  };
}
