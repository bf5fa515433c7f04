import type { SigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { createAccount, unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { indexSome } from '../../packages/node/src/cases/search/index-cases.ts';
import { replaceServices } from '../../packages/node/src/directory/services/import-services.ts';
import { keyOf, openReport } from '../../packages/node/src/intake/follow/open-report.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import {
  createIntakeKey,
  letIn,
  openIntakeKeys,
} from '../../packages/node/src/vault/intake-key.ts';
import { servicesOf } from '../demo/services.ts';
import { fileDirectly } from '../file-directly.ts';
import { addPhotos, readMost, talk, type WhoReported } from './desk-history.ts';
import { inParallel } from './load.ts';
import { LEAD } from './vault-point.ts';
import { tellCases } from './vault-stories.ts';

export const TOWN = { name: 'Bench', municipality: 'XX0000', country: 'NL' } as const;
/** In every so-manieth case was written; of some of these a photo came in. */
const TALK = 5;
const PHOTOS = 40;

/** A worker's account. */
export interface Worker {
  readonly accountId: string;
  readonly login: string;
}

/** A point as after two years: who works there, and reporters who may still write. */
export interface FilledDesk {
  readonly workers: readonly Worker[];
  readonly reporters: readonly WhoReported[];
}

/** Makes a point with so many workers, and so many cases in every state. */
export async function fillDesk(
  db: Db,
  key: SigningKey,
  size: { workers: number; cases: number },
): Promise<FilledDesk> {
  const workers = await addWorkers(db, key, size.workers);
  const reporters = await fileAll(db, size.cases, workers);
  await addPhotos(db, reporters.slice(-PHOTOS));
  await spread(db);
  await readMost(db);
  await replaceServices(db, servicesOf('oostermonde'), new Date());
  const lead = await unlockAccount(db, LEAD.login, LEAD.password);
  const nodeKeys = [key.publicJwk];
  for (let done = 1; done > 0; ) {
    ({ done } = await indexSome(db, await openIntakeKeys(db, lead), { limit: 200, nodeKeys }));
  }
  await db.execute(sql`analyze`);
  return { workers, reporters };
}

async function fileAll(db: Db, count: number, workers: readonly Worker[]): Promise<WhoReported[]> {
  const left = tellCases(count);
  const reporters: WhoReported[] = [];
  await inParallel(8, count, async () => {
    const one = left.pop();
    const n = left.length;
    const owner = workers[n % workers.length];
    if (!one || !owner) throw new Error('nothing left to file');
    const filing = { answers: one.answers, language: 'nl', channel: 'WEB' };
    const { code } = await fileDirectly({ db, town: TOWN }, filing, new Date());
    if (n % TALK !== 0) return;
    const report = await openReport(db, code);
    if (!report) throw new Error('a report that its code does not open');
    reporters.push(keyOf(report));
    await talk(db, keyOf(report), owner.accountId);
  });
  return reporters;
}

async function addWorkers(db: Db, key: SigningKey, count: number): Promise<Worker[]> {
  const now = new Date();
  const first = await createAccount(db, LEAD, now);
  const { accountId, publicKey } = first;
  await createIntakeKey(db, [{ id: accountId, publicKey }], { key, accountId, now });
  const lead = await unlockAccount(db, LEAD.login, LEAD.password);
  const workers: Worker[] = [];
  for (let n = 0; n < count; n += 1) {
    const login = `w${n}`;
    const { password, totpSecret } = LEAD;
    const who = { login, name: `Werker ${n}`, role: 'worker', password, totpSecret } as const;
    const to = await createAccount(db, who, now);
    await letIn(db, lead, { to, now });
    workers.push({ accountId: to.accountId, login });
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
      handlings = case when numbered.n % 3 > 0 then '{ADVICE}'::text[] else handlings end,
      outcomes = case when numbered.n % 3 > 0 then '{SOLVED}'::text[] else outcomes end,
      due_on = case when numbered.n % 3 = 0 and numbered.n % 7 > 0
        then current_date + (numbered.n % 40)::int - 8 end,
      due_step = case when numbered.n % 3 = 0 and numbered.n % 7 > 0 then 'acknowledge' end
    from numbered where numbered.id = cases.id`);
}
