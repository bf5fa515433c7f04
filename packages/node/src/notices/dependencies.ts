import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import type { Log } from '../system/log.ts';
import type { Mailer } from './mailer.ts';

/** What sending mail needs of its node. */
export interface MailingDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** This point's address and name. */
  readonly point: { readonly url: string; readonly name: string };
  readonly noticeKey: Uint8Array;
  readonly mailer: Mailer;
  /** A number in [0, 1) for the backoff. */
  readonly chance?: () => number;
}
