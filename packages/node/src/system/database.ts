import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { hasCode } from './error-code.ts';
import { askAgain } from './last-words.ts';
import { guardTransactions } from './transactions.ts';

/**
 * A database or a transaction in it: steps take `db` first and do not care which.
 *
 * Rows of ``db.execute(sql`…`)``: `timestamptz` is a `Date`, `jsonb` is parsed, `bytea` is a
 * `Buffer`, arrays are arrays; `int8` and `numeric` are strings (write `count(*)::int`), `date`
 * is a string. Parameters: `Date`, `Buffer`, text, number and boolean go as they are, a list
 * through `sql.param(list)`, JSON as `JSON.stringify(value)`.
 */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** An open database. */
export interface Database {
  readonly db: Db;
  /** Lets running queries finish, at most five seconds, and closes the connections. */
  close(): Promise<void>;
  /** Throws if the database does not answer. */
  ping(): Promise<void>;
  /**
   * Hears what is told on a channel of this database (PostgreSQL LISTEN), over a connection of its
   * own. After a lost connection it listens again; what was told meanwhile is not heard.
   * @throws if the database cannot be reached now
   */
  listen(channel: string, ears: Ears): Promise<{ stop(): Promise<void> }>;
}

/** What hears a channel. */
export interface Ears {
  hear(payload: string): void;
  /** Called whenever listening begins: the first time and after each lost connection. */
  began(): void;
}

const TIMESTAMPTZ = 1184;

/**
 * Opens a database with connections of its own, made when first needed.
 * @param url `postgres://user:password@host/name`; `?host=/folder` names a socket's folder.
 */
export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const client = guardTransactions(connect(url, options.max ?? 10));
  const db = drizzle(prepared(client));
  // drizzle turns off the driver's own reading and writing of moments.
  client.options.parsers[TIMESTAMPTZ] = (text: string) => new Date(text);
  client.options.serializers[TIMESTAMPTZ] = (moment: unknown) =>
    moment instanceof Date ? moment.toISOString() : moment;
  return {
    db,
    close: () => client.end({ timeout: 5 }),
    ping: async () => {
      await client`select 1`;
    },
    listen: async (channel, { hear, began }) => {
      const { unlisten } = await client.listen(channel, hear, began);
      return { stop: unlisten };
    },
  };
}

/**
 * drizzle asks for every statement anew, which costs a second round trip each; told to prepare,
 * the driver keeps it under a name for each connection.
 */
function prepared(client: postgres.Sql): postgres.Sql {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe') {
        return (query: string, values?: postgres.ParameterOrJSON<never>[]) =>
          askAgain(() => target.unsafe(query, values, { prepare: (values?.length ?? 0) > 0 }));
      }
      if (name === 'begin' || name === 'savepoint') {
        const begin: unknown = Reflect.get(target, name);
        return (...words: unknown[]) => {
          const work = words.pop();
          if (typeof begin !== 'function' || typeof work !== 'function') throw new TypeError();
          return begin(...words, (inner: postgres.Sql) => work(prepared(inner)));
        };
      }
      return Reflect.get(target, name);
    },
  });
}

/** One postgres.js client for `url`, which may name a socket's folder by `?host=`. */
export function connect(url: string, max: number): postgres.Sql {
  const address = URL.parse(url);
  if (address === null) throw new Error('The address of the database is not a URL.');
  const folder = address.searchParams.get('host');
  address.searchParams.delete('host');
  return postgres(address.href, {
    max,
    ...(folder === null ? {} : { host: folder }),
    connect_timeout: 10,
    // Notices repeat object names only, but they would go to the console.
    onnotice: () => {},
    connection: { application_name: 'nabij', timezone: 'UTC' },
  });
}

/** Whether an error means that the database cannot be reached just now, rather than a fault here. */
export function isDatabaseAway(error: unknown): boolean {
  // 57P: an operator stops the server; 08: connection exceptions (PostgreSQL, appendix A)
  return hasCode(error, /^(ECONN|ENOENT|EPIPE|CONNECT|57P0|08|53300)/);
}
