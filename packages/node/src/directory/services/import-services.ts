import { isDeepStrictEqual } from 'node:util';
import { type AuditActor, audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { today } from '../days.ts';
import { ServicesError } from '../mistake.ts';
import { MOST_SERVICES, type ReadService } from '../services.ts';
import {
  allServices,
  deleteService,
  insertService,
  type KeptService,
  lockServices,
  updateService,
} from '../store.ts';

/** Whether what is not in the file stays, or goes. */
export const IMPORT_MODES = ['add', 'replace'] as const;
type ImportMode = (typeof IMPORT_MODES)[number];

/** What a file of services changes here. */
interface ImportResult {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly removed: number;
}

interface Import {
  readonly by: AuditActor;
  readonly mode: ImportMode;
  readonly now: Date;
  /** Only says what would change. */
  readonly check?: boolean;
}

/**
 * Takes in all services of a file, or none.
 * @throws {ServicesError} when there would be more of them than the list has room for
 */
export async function importServices(
  db: Db,
  read: readonly ReadService[],
  { by, mode, now, check = false }: Import,
): Promise<ImportResult> {
  return db.transaction(async (tx) => {
    await lockServices(tx);
    const plan = planOf(read, await allServices(tx), { mode, day: today(now) });
    const { added, changed, same, gone } = plan;
    if (same + added.length + changed.length > MOST_SERVICES) throw tooMany();
    const counts = { added: added.length, changed: changed.length, same, removed: gone.length };
    if (check) return counts;
    for (const id of gone) await deleteService(tx, id);
    for (const one of added) await insertService(tx, one, now);
    for (const one of changed) await updateService(tx, one, now);
    await audit(tx, { at: now, actor: by, act: 'services-imported', subject: mode });
    return counts;
  });
}

/** Puts these in the place of all that were there, by the machine's terminal or a program. */
export async function replaceServices(
  db: Db,
  all: readonly ReadService[],
  now: Date,
): Promise<void> {
  await importServices(db, all, { by: { kind: 'operator' }, mode: 'replace', now });
}

function planOf(
  read: readonly ReadService[],
  here: readonly KeptService[],
  { mode, day }: { mode: ImportMode; day: string },
) {
  const known = new Map(here.map((one) => [one.body.id, one]));
  const coming = new Set(read.map(({ body }) => body.id));
  const fresh = read.map((one) => keptAs(one, known.get(one.body.id), day));
  const changed = fresh.filter((one) => isOther(one, known.get(one.body.id)));
  const others = here.filter(({ body }) => !coming.has(body.id));
  const gone = mode === 'replace' ? others.map(({ body }) => body.id) : [];
  const added = fresh.filter(({ body }) => !known.has(body.id));
  const stays = others.length - gone.length;
  return { added, changed, gone, same: fresh.length - added.length - changed.length + stays };
}

/** The day that the file gives counts, else the one that was known here. */
function keptAs(one: ReadService, known: KeptService | undefined, day: string): KeptService {
  const { assured_date: assured } = one.body;
  const isDay = assured !== undefined && /^\d{4}-\d{2}-\d{2}/.test(assured);
  const said = isDay && isRealDay(assured.slice(0, 10)) ? assured.slice(0, 10) : undefined;
  const verifiedOn = said !== undefined && said <= day ? said : (known?.verifiedOn ?? null);
  return { ...one, verifiedOn, version: known?.version ?? 1 };
}

function isRealDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function isOther(one: KeptService, known: KeptService | undefined): boolean {
  if (!known) return false;
  return one.verifiedOn !== known.verifiedOn || !isDeepStrictEqual(plain(one), plain(known));
}

/** As the database gives it back: without members that are undefined. */
function plain({ entry }: KeptService): unknown {
  return JSON.parse(JSON.stringify(entry));
}

function tooMany(): ServicesError {
  return new ServicesError([
    { service: '', place: '', kind: 'many', detail: String(MOST_SERVICES) },
  ]);
}
