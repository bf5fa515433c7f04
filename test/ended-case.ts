import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../packages/node/src/system/database.ts';

/** What decides when a case goes; nothing in it can be opened. */
export interface EndedPlan {
  request: 'REPORT' | 'COMPLAINT' | 'ADVICE';
  retentionClass: string | null;
  state: 'RECEIVED' | 'IN_PROGRESS' | 'CLOSED' | 'NOT_HANDLED';
  /** When it was closed or refused, the first time first. */
  endings: readonly Date[];
  /** Set by this account. */
  heldBy: string | null;
  unread: boolean;
}

/** Puts a case straight into the tables, as fast as many cases need it. */
export async function endedCase(db: Db, plan: EndedPlan): Promise<string> {
  const [id, filingId] = [randomUUID(), randomUUID()];
  const first = plan.endings[0] ?? new Date('2020-01-01T00:00:00Z');
  const none = sql`'{}'::text[]`;
  await db.execute(sql`
    insert into filings (id, lookup, kid, sealed_key, sealed_answers, subject, request, anonymity,
      residence, municipality, grounds, domain, language, channel, reporter_role, code_version,
      received_at)
    select ${filingId}::uuid, ${randomBytes(32)}, kid, '{}'::jsonb, 'sealed', 'CARE',
      ${plan.request}, 'NAMED', 'RES_HERE', 'XX0001', ${none}, 'UNKNOWN', 'nl', 'WEB', 'SELF',
      '2026.1',
      ${first} from intake_keys limit 1`);
  await db.execute(sql`
    insert into cases (id, filing_id, state, subject, grounds, domain, received_at, closed_at,
      retention_class)
    values (${id}::uuid, ${filingId}::uuid, ${plan.state}, 'CARE', ${none}, 'UNKNOWN', ${first},
      ${plan.endings[0] ?? null}, ${plan.retentionClass})`);
  for (const at of plan.endings) {
    await db.execute(sql`insert into journal (case_id, at, act, from_state, to_state)
      values (${id}::uuid, ${at}, 'close', 'IN_PROGRESS', 'CLOSED')`);
  }
  if (plan.heldBy) {
    await db.execute(sql`insert into holds (id, case_id, sealed_reason, owner_id, review_on, set_at)
      values (${randomUUID()}::uuid, ${id}::uuid, 'sealed', ${plan.heldBy}::uuid, '2027-01-01', ${first})`);
  }
  if (plan.unread) {
    await db.execute(sql`insert into messages (id, case_id, at, sender, sealed_text)
      values (${randomUUID()}::uuid, ${id}::uuid, ${first}, 'reporter', 'sealed')`);
  }
  return id;
}
