import { join } from '../../../packages/node/src/cases/trajectory/join.ts';
import type { Doing } from './show-case.ts';

/** Another case of the same person, seen together with this one from now on. */
export function joinsTo(id: string, manner: string): Doing {
  return async ({ db, by, other }) => {
    await join(db, by, { number: (await other(id)).number, manner });
  };
}
