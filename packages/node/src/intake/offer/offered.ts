import { listServices } from '../../directory/store.ts';
import type { Db } from '../../system/database.ts';
import type { Facts } from './facts.ts';
import { type Fitting, fitting } from './fitting.ts';

/** As many services as somebody reads. */
const MOST = 5;

/** The services near here that fit a report, the best first. */
export async function offeredFor(db: Db, facts: Facts): Promise<Fitting[]> {
  return fitting(await listServices(db), facts, { max: MOST });
}
