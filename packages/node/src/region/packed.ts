import { DECLARED, type DeclaredTable, type Period } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import type { Changes } from './changes-store.ts';
import { listPacked, type Packed, putPacked } from './packed-store.ts';
import { spansOf, type TrendQuestion } from './question.ts';
import { listTable, type SaidTogether } from './trend-store.ts';

/** Raised when the same releases would be put side by side otherwise. */
const WAY_OF_PACKING = 1;

/**
 * The same as `listTable` of these quarters, of all towns, a hundred times fewer places read. What
 * has left a town never changes, so a quarter is packed once, unless more arrives for it.
 */
export async function packedTable(
  db: Db,
  asked: TrendQuestion,
  { changes, quarters }: { changes: Changes; quarters: readonly Period[] },
): Promise<SaidTogether[]> {
  const question = withoutNeedlessCode(asked);
  const madeOf = (quarter: Period) => `${WAY_OF_PACKING}/${changes.of(quarter)}`;
  const kept = await listPacked(db, question, quarters);
  const right = kept.filter((it) => it.madeOf === madeOf(it.period));
  const known = new Set(right.map(({ period }) => period));
  const missing = quarters.filter((quarter) => !known.has(quarter));
  const made = missing.length === 0 ? [] : await pack(db, question, missing);
  const marked = made.map((it) => ({ ...it, madeOf: madeOf(it.period) }));
  if (marked.length > 0) await putPacked(db, question, marked);
  return [...right, ...marked].flatMap(({ period, span, said }) =>
    said.map((it) => ({ period, span, ...it })),
  );
}

/** A margin such as `total` has no parts, whatever is asked of the product. */
function withoutNeedlessCode(question: TrendQuestion): TrendQuestion {
  const { dimensions }: DeclaredTable = DECLARED[question.table];
  return dimensions.length > 1 ? question : { ...question, code: undefined };
}

async function pack(
  db: Db,
  question: TrendQuestion,
  quarters: readonly Period[],
): Promise<Omit<Packed, 'madeOf'>[]> {
  const groups = await listTable(db, question, { quarters });
  return quarters.flatMap((period) =>
    spansOf(question.span).map((span) => ({
      period,
      span,
      said: groups.flatMap(({ codes, part, said, ...at }) =>
        at.period === period && at.span === span ? [{ codes, part, said }] : [],
      ),
    })),
  );
}
