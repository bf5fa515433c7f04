import type { Country } from '@nabij/protocol';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';

/** What a list needs of its node. */
export interface ListDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Where a day begins, and by whose law terms are reckoned. */
  readonly country: Country;
}
