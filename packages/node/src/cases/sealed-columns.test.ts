import { existsSync, readFileSync } from 'node:fs';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../test/api-client.ts';
import type { FiledCase } from '../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { freshDatabase } from '../../../../test/postgres.ts';
import { cookieFor } from '../../../../test/sign-in.ts';
import { wholeCase } from '../../../../test/whole-case.ts';

interface Column {
  readonly table: string;
  readonly column: string;
}
const named = ({ table, column }: Column) => `${table}.${column}`;

/** Columns of tables in which no row is a case’s, and where they are tried, below `src`. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'accounts.sealed_private_key': 'access/administrator.test.ts',
  'accounts.sealed_totp': 'access/second-step/totp.test.ts',
  'boxes.sealed_key': 'vault/box.test.ts',
  'campaigns.sealed_name': 'vault/box.test.ts',
  'cases.sealed_person': 'cases/counted/person.test.ts',
  'challenges.sealed': 'access/oidc/oidc.test.ts',
  'consultations.sealed_words': 'consultations/words.test.ts',
  'encryption_keys.sealed_private_key': 'vault/encryption-keys.test.ts',
  'filings.resealed_key': 'cases/moved-seals.test.ts',
  'handover_parts.sealed': 'handover/content.test.ts',
  'handovers.sealed_document': 'handover/content.test.ts',
  'handovers.sealed_rest': 'handover/content.test.ts',
  'intake_key_grants.sealed_private_key': 'vault/intake-key.test.ts',
  'invitations.sealed_secret': 'access/administrator.test.ts',
  'letter_templates.sealed': 'cases/letters/template-routes.test.ts',
  // what is to be mailed: under the key of the machine, for minutes
  'notices.sealed': 'notices/send.test.ts',
  'passkeys.sealed_private_key': 'access/administrator.test.ts',
  'recovery_codes.sealed_private_key': 'access/sign-in/sign-in.test.ts',
  'recovery_keys.sealed_private_key': 'vault/recovery.test.ts',
  'saved_views.sealed_name': 'vault/box.test.ts',
  'sealed_messages.sealed': 'vault/encryption-keys.test.ts',
  'search_entries.sealed': 'cases/search/entry.test.ts',
  'sessions.sealed_private_key': 'access/sign-in/session.test.ts',
  'shared_cards.sealed_cards': 'consultations/words.test.ts',
  'short_lines.sealed_line': 'directory/lines/line.test.ts',
  'upload_chunks.sealed': 'intake/files/receive.test.ts',
  'uploads.sealed_facts': 'intake/files/receive.test.ts',
  'visits.sealed': 'intake/visit/visit.test.ts',
  'worker_mail.sealed': 'notices/workers/routes.test.ts',
};

/** Tables that tell by another column than `case_id` of which case a row is. */
const OF_CASE: Readonly<Record<string, (id: string) => SQL>> = {
  cases: (id) => sql`id = ${id}::uuid`,
  filings: (id) => sql`id = (select filing_id from cases where id = ${id}::uuid)`,
  attachment_chunks: (id) =>
    sql`attachment_id in (select id from attachments where case_id = ${id}::uuid)`,
};
const rowsOf = (table: string, id: string) => OF_CASE[table]?.(id) ?? sql`case_id = ${id}::uuid`;

// the names of the columns make the tests: they are asked for before any of these begin
const SEALED = await sealedColumns();
const TRIED = SEALED.filter((column) => ELSEWHERE[named(column)] === undefined);

async function sealedColumns(): Promise<Column[]> {
  const { db, drop } = await freshDatabase('point');
  const rows = await db.execute<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name like '%sealed%' order by 1, 2`);
  await drop();
  return rows.map(({ table, column }) => ({ table, column }));
}

let point: TestPoint;
let desk: ApiClient;
let one: FiledCase;
let two: FiledCase;
beforeAll(async () => {
  point = await testPoint();
  [one, two] = [await wholeCase(point), await wholeCase(point)];
  desk = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  desk.cookies.set(name, value);
});
afterAll(() => point.drop());

/** A value of a column as it stands in a row of a case, in a form that can be compared. */
async function valueIn({ table, column }: Column, id: string): Promise<string> {
  const [it, value] = [sql.identifier(table), sql.identifier(column)];
  const [row] = await point.db.execute(sql`select ${value}::text as value from ${it}
    where ${rowsOf(table, id)} and ${value} is not null limit 1`);
  return String(row?.value ?? '');
}

/** Changes two values of a column for one another; doing it again takes it back. */
async function swap({ table, column }: Column, values: [string, string]): Promise<void> {
  const [it, value] = [sql.identifier(table), sql.identifier(column)];
  const type = column === 'sealed_key' && table === 'filings' ? sql`jsonb` : typeOf(table);
  const [first, second] = values;
  // neither triggers nor rules, as an administrator of the database can do too
  await point.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update ${it} set ${value} =
      (case ${value}::text when ${first} then ${second} else ${first} end)::${type}
      where ${value}::text in (${first}, ${second})`);
  });
}
const typeOf = (table: string) =>
  ['attachment_chunks', 'search_entries'].includes(table) ? sql`bytea` : sql`text`;

const copy = ({ id }: FiledCase) => desk.call('GET', `/api/cases/${id}/export`);

describe('every column that is sealed', () => {
  it('is tried here, or in a file that names its table', () => {
    expect(TRIED.length).toBeGreaterThan(20);
    const known = SEALED.map(named);
    for (const [name, file] of Object.entries(ELSEWHERE)) {
      expect(known).toContain(name);
      const path = new URL(`../${file}`, import.meta.url);
      expect([name, existsSync(path)]).toEqual([name, true]);
      expect([name, /\bit[.(]/.test(readFileSync(path, 'utf8'))]).toEqual([name, true]);
    }
  });

  it('is opened for a copy of the case as it stands', async () => {
    expect([(await copy(one)).status, (await copy(two)).status]).toEqual([200, 200]);
  });

  it.each(TRIED.map((column) => [named(column), column] as const))(
    '(%s) opens in no row of another case',
    async (_, column) => {
      const values: [string, string] = [
        await valueIn(column, one.id),
        await valueIn(column, two.id),
      ];
      expect(new Set([...values, '']).size).toBe(3);
      await swap(column, values);
      const seen = [await copy(one), await copy(two)];
      await swap(column, values);
      expect(seen.map(({ problem }) => problem)).toEqual(['seal-broken', 'seal-broken']);
      expect((await copy(one)).status).toBe(200);
    },
  );

  const texts = TRIED.filter(
    ({ table, column }) =>
      !['attachment_chunks', 'filings'].includes(table) || column === 'sealed_answers',
  ).filter(({ table }) => table !== 'messages');
  it.each(texts.map((column) => [named(column), column] as const))(
    '(%s) does not open what was sealed for another column of the same case',
    async (_, column) => {
      const message = await valueIn({ table: 'messages', column: 'sealed_text' }, one.id);
      const own = await valueIn(column, one.id);
      const put = async (from: string, to: string) => {
        const [it, value] = [sql.identifier(column.table), sql.identifier(column.column)];
        await point.db.transaction(async (tx) => {
          await tx.execute(sql`set local session_replication_role = replica`);
          await tx.execute(sql`update ${it} set ${value} = ${to} where ${value} = ${from}`);
        });
      };
      await put(own, message);
      const seen = await copy(one);
      await put(message, own);
      expect(seen.problem).toBe('seal-broken');
    },
  );
});
