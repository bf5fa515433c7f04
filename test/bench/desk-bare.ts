import type postgres from 'postgres';
import { milliseconds } from './load.ts';

const TIMES = 60;

/** What the same lists cost as plain SQL over one connection: no program, no HTTP. */
export async function bareSql(client: postgres.Sql, accountId: string) {
  return {
    list: await milliseconds(TIMES, async () => {
      await client`select c.*, f.request, f.anonymity, f.language, a.name from cases c
        join filings f on f.id = c.filing_id left join accounts a on a.id = c.owner_id
        where c.state not in ('CLOSED', 'NOT_HANDLED', 'WITHDRAWN', 'MERGED')
        order by c.received_at, c.number limit 51`;
      await client`select count(*) from cases
        where state not in ('CLOSED', 'NOT_HANDLED', 'WITHDRAWN', 'MERGED')`;
    }),
    today: await milliseconds(TIMES, async () => {
      await client`select
          count(*) filter (where due_on < current_date),
          count(*) filter (where due_on between current_date and current_date + 7),
          count(*) filter (where state = 'RECEIVED' and owner_id is null),
          count(*) filter (where owner_id = ${accountId})
        from cases where state not in ('CLOSED', 'NOT_HANDLED', 'WITHDRAWN', 'MERGED')`;
      for (let group = 0; group < 5; group += 1) {
        await client`select c.*, f.request, a.name from cases c
          join filings f on f.id = c.filing_id left join accounts a on a.id = c.owner_id
          where c.state not in ('CLOSED', 'NOT_HANDLED', 'WITHDRAWN', 'MERGED')
            and (c.owner_id is null or c.owner_id = ${accountId})
          order by coalesce(c.due_on, 'infinity'::date), c.number limit 7`;
      }
    }),
  };
}
