import type { SigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import {
  createAccount,
  type OpenAccount,
  unlockAccount,
} from '../../packages/node/src/access/accounts.ts';
import { startSession } from '../../packages/node/src/access/sign-in/session.ts';
import { indexSome } from '../../packages/node/src/cases/search/index-cases.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import {
  createIntakeKey,
  letIn,
  openIntakeKeys,
} from '../../packages/node/src/vault/intake-key.ts';
import { fileDirectly } from '../file-directly.ts';
import { inParallel } from './load.ts';
import { LEAD } from './vault-point.ts';
import { tellCases } from './vault-stories.ts';

/** A worker with the cookie of a session. */
export interface Worker {
  readonly accountId: string;
  readonly cookie: string;
}

/** Makes a point with so many workers who are signed in, and so many cases in every state. */
export async function fillDesk(
  db: Db,
  key: SigningKey,
  size: { workers: number; cases: number },
): Promise<Worker[]> {
  const workers = await addWorkers(db, key, size.workers);
  const left = tellCases(size.cases);
  const town = { name: 'Bench', municipality: 'XX0000', country: 'NL' } as const;
  await inParallel(8, size.cases, async () => {
    const one = left.pop();
    if (!one) throw new Error('nothing left to file');
    const filing = { answers: one.answers, language: 'nl', channel: 'WEB' };
    await fileDirectly({ db, town }, filing, new Date());
  });
  await spread(db);
  const lead = await unlockAccount(db, LEAD.login, LEAD.password);
  const nodeKeys = [key.publicJwk];
  for (let done = 1; done > 0; ) {
    ({ done } = await indexSome(db, await openIntakeKeys(db, lead), { limit: 200, nodeKeys }));
  }
  await db.execute(sql`analyze`);
  return workers;
}

async function addWorkers(db: Db, key: SigningKey, count: number): Promise<Worker[]> {
  const now = new Date();
  const first = await createAccount(db, LEAD, now);
  const { accountId, publicKey } = first;
  await createIntakeKey(db, [{ id: accountId, publicKey }], { key, accountId, now });
  const lead = await unlockAccount(db, LEAD.login, LEAD.password);
  const workers: Worker[] = [];
  for (let n = 0; n < count; n += 1) {
    const who = {
      login: `w${n}`,
      name: `Werker ${n}`,
      role: 'worker',
      password: LEAD.password,
    } as const;
    const to = await createAccount(db, who, now);
    await letIn(db, lead, { to, now });
    const open: OpenAccount = await unlockAccount(db, who.login, who.password);
    const cookie = await startSession(db, open, { stage: 'open', now });
    workers.push({ accountId: open.accountId, cookie });
  }
  return workers;
}

/** As after two years: a third is open and most of that is somebody's; terms before and after today. */
async function spread(db: Db): Promise<void> {
  await db.execute(sql`
    with numbered as (
      select c.id, row_number() over (order by c.number) as n from cases c
    ), people as (
      select id, row_number() over (order by login) as n, count(*) over () as of
      from accounts where role = 'worker'
    )
    update cases set
      received_at = now() - (numbered.n % 730) * interval '1 day' - interval '1 hour',
      state = case when numbered.n % 3 > 0 then 'CLOSED'
        when numbered.n % 5 = 0 then 'RECEIVED'
        when numbered.n % 5 = 1 then 'WAITING_CITIZEN' else 'IN_PROGRESS' end,
      owner_id = case when numbered.n % 3 = 0 and numbered.n % 5 = 0 then null
        else (select id from people where people.n = 1 + numbered.n % people.of) end,
      closed_at = case when numbered.n % 3 > 0
        then now() - (numbered.n % 730) * interval '1 day' end,
      due_on = case when numbered.n % 3 = 0 and numbered.n % 7 > 0
        then current_date + (numbered.n % 40)::int - 8 end,
      due_step = case when numbered.n % 3 = 0 and numbered.n % 7 > 0 then 'acknowledge' end
    from numbered where numbered.id = cases.id`);
}
