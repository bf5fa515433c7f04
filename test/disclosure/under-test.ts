import type { Highs } from 'highs';
import { audit } from '../../packages/node/src/disclosure/audit.ts';
import { protect } from '../../packages/node/src/disclosure/protect.ts';
import type { Model, Protector } from './publish.ts';

/** The protection of the point, as the tests call it. With no seconds it cannot compare. */
export const protectorOf =
  (solver: Highs, seconds = 20): Protector =>
  (model) =>
    protect(solver, model, { seconds }).hidden;

/** The audit of the point: whether it lets pass, and the names of what it finds too narrow. */
export function auditOf(solver: Highs, model: Model, hidden: readonly boolean[]) {
  const { ok, tooNarrow, unsettled } = audit(solver, model, { hidden, seconds: 20 });
  const nameOf = (cell: number) => model.cells[cell]?.id ?? '';
  return {
    ok,
    narrow: tooNarrow.map(({ cell, low, high }) => ({ name: nameOf(cell), low, high })),
    unsettled: unsettled.map(nameOf),
  };
}
