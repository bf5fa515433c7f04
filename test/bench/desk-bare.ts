import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { Times } from './desk-times.ts';

/**
 * What the same answers cost as plain SQL over one connection: no program, no HTTP, no sealing.
 * Asked while everybody works, so that both wait for the same machine.
 */
export interface Bare {
  readonly times: Times;
  once(): Promise<void>;
}

const OPEN = `state not in ('CLOSED', 'NOT_HANDLED', 'WITHDRAWN', 'MERGED')`;
const ROW = `select c.id, c.number, c.state, c.subject, c.domain, f.request, f.anonymity,
    f.language, c.received_at, c.owner_id, a.name, c.due_on, c.due_step, c.campaign_id,
    (select count(*) from messages m
      where m.case_id = c.id and m.sender = 'reporter' and m.read_at is null)
  from cases c join filings f on f.id = c.filing_id left join accounts a on a.id = c.owner_id`;
/** Where what belongs to a case lies. */
const PARTS = [
  ...['messages', 'journal', 'attachments', 'consents', 'corrections', 'feedback', 'parties'],
  ...['contacts', 'conferences', 'letters', 'decisions', 'barriers', 'term_changes', 'look_backs'],
];

export function bareSql(client: postgres.Sql, accountId: string): Bare {
  const times = new Times();
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    times.add(what, performance.now() - start);
  };
  const ask = (query: string, values: string[] = []) => {
    return client.unsafe(query, values, { prepare: true });
  };
  return {
    times,
    once: async () => {
      await timed('list', async () => {
        await ask(`${ROW} where c.${OPEN} order by c.received_at, c.number limit 51`);
        await ask(`select count(*) from cases where ${OPEN}`);
      });
      await timed('today', async () => {
        await ask(`select count(*) filter (where due_on < current_date),
            count(*) filter (where due_on between current_date and current_date + 7),
            count(*) filter (where state = 'RECEIVED' and owner_id is null),
            count(*) filter (where owner_id = '${accountId}')
          from cases where ${OPEN}`);
        const mine = `c.${OPEN} and (c.owner_id is null or c.owner_id = '${accountId}')`;
        const first = `${ROW} where ${mine} order by coalesce(c.due_on, 'infinity'), c.number`;
        for (let group = 0; group < 5; group += 1) await ask(`${first} limit 7`);
      });
      const [one] = await client`select id from cases order by random() limit 1`;
      const { id } = one as { id: string };
      await timed('case', async () => {
        await ask(
          `select * from cases c join filings f on f.id = c.filing_id
            left join accounts a on a.id = c.owner_id where c.id = $1::uuid`,
          [id],
        );
        for (const part of PARTS) await ask(`select * from ${part} where case_id = $1::uuid`, [id]);
      });
    },
  };
}

/** Asks every so often until it is over. */
export async function keepAsking(bare: Bare, it: { until: number; everyMs: number }) {
  while (performance.now() < it.until) {
    await bare.once();
    await wait(it.everyMs);
  }
}
