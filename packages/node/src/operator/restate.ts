import type { OkpJwk, SigningKey } from '@nabij/protocol';
import { eq } from 'drizzle-orm';
import { settings } from '../settings/tables.ts';
import type { Role } from '../system/config.ts';
import type { Db } from '../system/database.ts';
import { readStatement, type StatementType, signStatement } from '../system/statement.ts';
import { encryptionKeys, intakeKeys, recoveryKeys } from '../vault/tables.ts';

const OF_POINTS = [
  { typ: 'nabij-intake-key', table: intakeKeys },
  { typ: 'nabij-encryption-key', table: encryptionKeys },
  { typ: 'nabij-settings', table: settings },
] as const;
const OF_ALL = [{ typ: 'nabij-recovery-sheet', table: recoveryKeys }] as const;

type Kept = (typeof OF_POINTS | typeof OF_ALL)[number];

/** Rows by which a node goes on working: each holds only with a statement of the node's own key. */
function keptAt(role: Role): readonly Kept[] {
  return role === 'point' ? [...OF_POINTS, ...OF_ALL] : OF_ALL;
}

interface StatedRow {
  readonly table: Kept['table'];
  readonly typ: StatementType;
  readonly statement: string;
  readonly stated: object;
}

async function statedBy(db: Db, role: Role, keys: readonly OkpJwk[]): Promise<StatedRow[]> {
  const found: StatedRow[] = [];
  for (const { typ, table } of keptAt(role)) {
    for (const { statement } of await db.select({ statement: table.statement }).from(table)) {
      const stated = await readStatement(keys, typ, statement);
      if (typeof stated === 'object' && stated) found.push({ table, typ, statement, stated });
    }
  }
  return found;
}

/** How much of what this node goes on working by is stated by these keys only. */
export async function countStatedBy(db: Db, role: Role, keys: readonly OkpJwk[]): Promise<number> {
  return (await statedBy(db, role, keys)).length;
}

/**
 * States with the present key what stands in the database under stolen ones, as it is at this
 * moment: from then on nothing that a thief signs with them is believed there.
 * @returns how many rows
 */
export async function restate(
  tx: Db,
  role: Role,
  { key, lost }: { key: SigningKey; lost: readonly OkpJwk[] },
): Promise<number> {
  const rows = await statedBy(tx, role, lost);
  for (const { table, typ, statement, stated } of rows) {
    const anew = await signStatement(key, typ, stated);
    await tx.update(table).set({ statement: anew }).where(eq(table.statement, statement));
  }
  return rows.length;
}
