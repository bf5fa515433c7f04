import type { SigningKey } from '@nabij/protocol';
import type { OpenAccount } from '../../packages/node/src/access/accounts.ts';
import type { Db } from '../../packages/node/src/system/database.ts';

/** The first lead of a bench's point. */
export const LEAD = {
  login: 'bench',
  name: 'Bench',
  role: 'lead',
  password: 'kwal fiets zolder magneet',
  totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
} as const;

/** A point's database with somebody who holds its intake key. */
export interface BenchVault {
  readonly db: Db;
  readonly url: string;
  readonly key: SigningKey;
  readonly who: OpenAccount;
}
