import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { hasCode } from './error-code.ts';
import { again } from './last-words.ts';

type Work = (sql: postgres.TransactionSql) => unknown;

/** A transaction as its work sees it; `ended` resolves when the driver has settled it. */
interface Course {
  begun: boolean;
  over: boolean;
  ended: Promise<void>;
}

const CLOSING_MS = 2000;

/**
 * Makes a lost connection harmless to a transaction. The driver refuses the transaction, but then
 * still writes its `rollback`, `commit` or next query to the closed connection, which ends the
 * process (postgres.js 3.4.9, https://github.com/porsager/postgres/issues/1208). Here the work of
 * a refused transaction stops instead.
 */
export function guardTransactions(client: postgres.Sql): postgres.Sql {
  const begin = client.begin.bind(client) as (work: Work) => Promise<unknown>;
  const guarded = (work: Work): Promise<unknown> => {
    const course: Course = { begun: false, over: false, ended: Promise.resolve() };
    const start = (): Promise<unknown> =>
      begin((sql) => {
        course.begun = true;
        return carryOut(() => work(guardQueries(sql, course)), course);
      });
    const begun = start().catch((error: unknown) => {
      if (course.begun) throw error;
      return again(start)(error);
    });
    const settled = (): void => {
      course.over = true;
    };
    course.ended = begun.then(settled, settled);
    return begun;
  };
  return Object.assign(client, { begin: guarded as typeof client.begin });
}

function guardQueries(sql: postgres.TransactionSql, course: Course): postgres.TransactionSql {
  const { unsafe } = sql;
  const savepoint = sql.savepoint as (work: Work) => Promise<unknown>;
  const guarded = {
    unsafe: ((...query: Parameters<typeof unsafe>) => {
      if (course.over) throw connectionClosed();
      return unsafe(...query);
    }) as typeof unsafe,
    savepoint: ((work: Work) => {
      if (course.over) throw connectionClosed();
      return savepoint((inner) => carryOut(() => work(guardQueries(inner, course)), course));
    }) as typeof sql.savepoint,
  };
  return Object.assign(sql, guarded);
}

async function carryOut(work: () => unknown, course: Course): Promise<unknown> {
  try {
    const result = await work();
    if (!course.over) return result;
  } catch (error) {
    // The server says that it ends a connection a moment before it does.
    if (isConnectionLost(error)) {
      await Promise.race([course.ended, wait(CLOSING_MS, undefined, { ref: false })]);
    }
    if (!course.over) throw error;
  }
  // Whoever waits for the transaction has been told already.
  return new Promise(() => {});
}

function isConnectionLost(error: unknown): boolean {
  return hasCode(error, /^(CONNECTION_|ECONNRESET|EPIPE|57P0|08)/);
}

function connectionClosed(): Error {
  return Object.assign(new Error('The connection is closed'), { code: 'CONNECTION_CLOSED' });
}
