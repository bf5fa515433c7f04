import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, addAccount, POINT_URL, testPoint } from '../../../../test/point.ts';
import { freshDatabase } from '../../../../test/postgres.ts';
import { createApp } from '../app.ts';
import { loadConfig, ROLES, type Role } from '../system/config.ts';
import type { Db } from '../system/database.ts';
import { createLog } from '../system/log.ts';
import { createAccount, type OpenAccount, unlockAccount } from './accounts.ts';
import { PRIVILEGES, type Privilege, privilegesTable } from './privileges.ts';
import { startSession, startVaultSession } from './sign-in/session.ts';
import type { AccountRole, SessionStage } from './tables.ts';

const REGION_URL = 'https://regio.example';
const PASSWORD = 'kwal fiets zolder magneet';
const UUID = '5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5';
const ROLES_OF: Record<Role, readonly AccountRole[]> = {
  point: ['worker', 'lead', 'administrator'],
  coordinator: ['analyst', 'keeper', 'administrator'],
};

interface Node {
  app: App;
  db: Db;
  url: string;
  now: Date;
  people: Map<AccountRole, OpenAccount>;
  drop(): Promise<void>;
}
const nodes = new Map<Role, Node>();

beforeAll(async () => {
  nodes.set('point', await aPoint());
  nodes.set('coordinator', await aCoordinator());
});
afterAll(async () => {
  for (const node of nodes.values()) await node.drop();
});

async function aPoint(): Promise<Node> {
  const point = await testPoint();
  const people = new Map<AccountRole, OpenAccount>();
  for (const role of ROLES_OF.point) {
    people.set(
      role,
      await addAccount(point, { login: role, name: role, role, password: PASSWORD }),
    );
  }
  return { ...point, url: POINT_URL, now: point.clock.now(), people };
}

async function aCoordinator(): Promise<Node> {
  const { clock, key, drop } = await testPoint();
  await drop();
  const fresh = await freshDatabase('coordinator');
  const people = new Map<AccountRole, OpenAccount>();
  for (const role of ROLES_OF.coordinator) {
    await createAccount(
      fresh.db,
      { login: role, name: role, role, password: PASSWORD },
      clock.now(),
    );
    people.set(role, await unlockAccount(fresh.db, role, PASSWORD));
  }
  const env = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio', NABIJ_URL: REGION_URL };
  const log = createLog({ level: 'silent' });
  const parts = { database: fresh.database, key, clock, log, wake: () => {} };
  const app = createApp({ ...parts, config: loadConfig(env) });
  return { ...fresh, app, url: REGION_URL, now: clock.now(), people };
}

const here = (role: Role): Node => {
  const node = nodes.get(role);
  if (!node) throw new Error(role);
  return node;
};
const rowsOf = (role: Role) => PRIVILEGES.filter((row) => (row.role ?? role) === role);
const nameOf = ({ method, path }: { method: string; path: string }) =>
  `${method} ${path.replaceAll(/:(\w+)[^/]*/g, '{$1}')}`;

/** What the router really answers, without files that are the same for everybody. */
function routesOf(app: App): string[] {
  const own = app.routes.filter(
    ({ method, path }) => method !== 'ALL' && !/^\/(assets|ui)\//.test(path),
  );
  return [...new Set(own.map(nameOf))].sort();
}

type Caller = { role: AccountRole; stage: SessionStage } | 'nobody';

async function cookieOf({ db, now, url, people }: Node, caller: Caller): Promise<string> {
  if (caller === 'nobody') return '';
  const who = people.get(caller.role);
  if (!who) throw new Error(caller.role);
  const { stage } = caller;
  const value =
    stage === 'vault'
      ? await startVaultSession(db, who.accountId, now)
      : await startSession(db, who, { stage, now });
  return `${url.startsWith('https') ? '__Host-' : ''}nabij-desk=${value}`;
}

async function ask(node: Node, row: Privilege, caller: Caller) {
  const path = row.path.replace('{period}', '2026-Q3').replaceAll(/\{\w+\}/g, UUID);
  const carries = row.method === 'POST' || row.method === 'PUT';
  const answer = await node.app.request(new URL(path, node.url).href, {
    method: row.method,
    headers: {
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
      Cookie: await cookieOf(node, caller),
    },
    ...(carries ? { body: '{}' } : {}),
  });
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
  // live news never ends by itself
  if (isStream) await answer.body?.cancel();
  const text = isStream ? '' : await answer.text();
  const problem = /urn:nabij:problem:([\w-]+)/.exec(text)?.[1];
  return { status: answer.status, problem };
}

/** What the table means, written a second time: 'taken' or the refusal. */
function expected(row: Privilege, caller: Caller): string {
  if (row.who === 'everybody' || row.who === 'reporter') return 'taken';
  if (caller === 'nobody') return '401 sign-in-required';
  if (!(row.stages ?? ['open']).includes(caller.stage)) {
    return caller.stage === 'enrolment' ? '403 enrolment-required' : '401 second-factor-required';
  }
  const isMeant = row.who === 'signed-in' || row.who.includes(caller.role);
  return isMeant ? 'taken' : '403 forbidden';
}

describe.each(ROLES)('a %s', (role) => {
  it('answers at the addresses of the table and at no other', () => {
    const listed = rowsOf(role).map(nameOf).sort();
    expect(routesOf(here(role).app)).toEqual(listed);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it.each([
    'nobody' as const,
    ...ROLES_OF[role].flatMap((account) =>
      (['open', 'second-factor', 'vault', 'enrolment'] as const).map((stage) => ({
        role: account,
        stage,
      })),
    ),
  ])('takes from %j what the table allows, and nothing else', async (caller) => {
    const rows = rowsOf(role).filter(({ path }) => path.startsWith('/api/'));
    expect(rows.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const row of rows) {
      const { status, problem } = await ask(here(role), row, caller);
      const got = status === 401 || status === 403 ? `${status} ${problem}` : 'taken';
      if (got !== expected(row, caller)) wrong.push(`${nameOf(row)}: ${got}`);
      if (status >= 500) wrong.push(`${nameOf(row)}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('the table', () => {
  it('leads no administrator, and nobody of a region, to a case', () => {
    const aboutCases = PRIVILEGES.filter(({ path }) =>
      /^\/api\/(cases|keys\/rotate|retention|releases)/.test(path),
    );
    expect(aboutCases.length).toBeGreaterThan(10);
    for (const { who, role } of aboutCases) {
      expect(role).toBe('point');
      expect(['worker', 'lead']).toEqual(expect.arrayContaining([...who]));
    }
  });

  it('is printed where people read it', () => {
    const page = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const section = page.split('\n## Who may call what\n')[1]?.split('\n## ')[0] ?? '';
    const plain = (table: string) =>
      table
        .split('\n')
        .filter((line) => line.startsWith('|') && !/^[|\s-]+$/.test(line))
        .map((line) => line.replaceAll(/ +/g, ' '));
    expect(plain(section)).toEqual(plain(privilegesTable()));
  });
});
