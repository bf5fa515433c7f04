import type { Db } from '../../../system/database.ts';

/** Another point, as it stated itself. */
export interface OtherPoint {
  readonly entityId: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly hours?: string | undefined;
}

/** Where a report is that another point is about to have, has, or had. */
export type Whereabouts =
  | { readonly at: 'offered'; readonly point: OtherPoint; readonly until: Date }
  /** Another point said yes; `since` it has everything. */
  | { readonly at: 'there'; readonly point: OtherPoint; readonly since: Date | undefined }
  | { readonly at: 'came'; readonly point: OtherPoint; readonly since: Date };

/** Tells where a report is; undefined for one that no other point ever had to do with. */
export type FindWhereabouts = (db: Db, caseId: string) => Promise<Whereabouts | undefined>;
