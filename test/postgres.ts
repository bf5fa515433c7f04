import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { Role } from '../packages/node/src/system/config.ts';
import {
  connect,
  type Database,
  type Db,
  openDatabase,
} from '../packages/node/src/system/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test run's PostgreSQL, in a database from which others can be made. */
    adminUrl: string;
  }
}

/** A database of one test's own. */
export interface FreshDatabase {
  readonly url: string;
  readonly db: Db;
  readonly database: Database;
  /** Closes it and takes it away, even from processes that still use it. */
  drop(): Promise<void>;
}

/** Name of the migrated, empty database from which those of a role are copied. */
export function templateOf(role: Role): string {
  return `template_${role}`;
}

/** A migrated, empty database, in about a tenth of a second. */
export async function freshDatabase(role: Role): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${name} template ${templateOf(role)}`);
  const url = databaseUrl(name);
  const database = openDatabase(url);
  return {
    url,
    db: database.db,
    database,
    drop: async () => {
      await database.close();
      await asAdmin(`drop database if exists ${name} with (force)`);
    },
  };
}

/** Address of an existing database of the test run's server. */
export function databaseUrl(name: string): string {
  const url = new URL(inject('adminUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdmin(statement: string): Promise<void> {
  const client = connect(inject('adminUrl'), 1);
  try {
    await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 5 });
  }
}
