import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { type SheetFormat, writeSheet } from '../../system/sheet.ts';
import type { Beholder } from '../list/conditions.ts';
import type { Filters } from '../list/filters.ts';
import { caseRows, type Wording } from './case-columns.ts';
import { codedCases } from './export-store.ts';

/** As many rows as a worker can still look at; a workbook is made in memory. */
const MOST = 20_000;

/**
 * The cases that filters let through as a file of codes, days and numbers. That somebody took it
 * is audited with how many cases were in it.
 * @throws Refusal too-many
 */
export async function exportMany(
  db: Db,
  wanted: { filters: Filters; by: Beholder; format: SheetFormat; wording: Wording },
  now: Date,
): Promise<Uint8Array> {
  const { filters, by, format, wording } = wanted;
  const found = await codedCases(db, { filters, by, limit: MOST + 1 });
  if (found.length > MOST) throw new Refusal('too-many');
  const actor = { kind: 'account', id: by.accountId } as const;
  await audit(db, { at: now, actor, act: 'cases-exported', subject: `${format} ${found.length}` });
  return writeSheet(format, { name: 'cases', rows: caseRows(found, wording) });
}
