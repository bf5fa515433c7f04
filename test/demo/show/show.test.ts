import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCitizenLanguage } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAccount, unlockAccount } from '../../../packages/node/src/access/accounts.ts';
import { lessonsOf } from '../../../packages/node/src/cases/learning/lessons.ts';
import { beholderOf } from '../../../packages/node/src/cases/list/beholder.ts';
import { GROUPS, groupsFor } from '../../../packages/node/src/cases/list/today.ts';
import { createLog } from '../../../packages/node/src/system/log.ts';
import {
  freePort,
  type NetworkNode,
  networkNode,
  pointEnvironment,
  setClock,
} from '../../network.ts';
import { type FreshDatabase, freshDatabase } from '../../postgres.ts';
import { actorIn } from '../actor.ts';
import { playHistory } from '../history.ts';
import { TOWNS } from '../region.ts';
import { SHOW_CASES, showSteps } from './every.ts';
import { keepAtHand, setMandates } from './furnish.ts';

const UNTIL = new Date('2026-11-19T13:30:00Z');
const [TOWN] = TOWNS;
const steps = showSteps(UNTIL);
const clock = setClock(steps[0]?.at ?? UNTIL);
let fresh: FreshDatabase;
let node: NetworkNode;
let lead: OpenAccount;
let dir = '';

beforeAll(async () => {
  if (!TOWN) throw new RangeError('There is no first town');
  fresh = await freshDatabase('point');
  dir = await mkdtemp(join(tmpdir(), 'nabij-show-'));
  node = networkNode({
    id: TOWN.id,
    env: pointEnvironment(TOWN),
    people: TOWN.people,
    clock,
    log: createLog({ level: 'silent' }),
    databaseUrl: fresh.url,
    keysDir: join(dir, 'keys'),
    port: await freePort(),
    delivers: false,
  });
  await node.start();
  await setMandates({ node, people: TOWN.people });
  const quiet = { write: () => true };
  const file = join(dir, 'history.json');
  const actor = { ...actorIn([node], clock), deliver: async () => {} };
  await playHistory(steps, actor, { file, screen: quiet });
  clock.set(UNTIL);
  await keepAtHand({ node, people: TOWN.people });
  const [{ login, password } = { login: '', password: '' }] = TOWN.people;
  lead = await unlockAccount(fresh.db, login, password);
});
afterAll(async () => {
  await node?.stop();
  await fresh?.drop();
  await rm(dir, { recursive: true, force: true });
});

/** How many rows there are of each of these tables. */
async function rowsIn(...tables: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await fresh.db.execute(
      sql`select count(*)::int as n from ${sql.identifier(table)}`,
    );
    counts[table] = row?.n as number;
  }
  return counts;
}

describe('the show cases', () => {
  it('fill every part of Today', async () => {
    const by = beholderOf({ clock, country: 'NL' }, lead.accountId);
    const { groups } = await groupsFor(fresh.db, 'mine', by);
    const { plans } = await groupsFor(fresh.db, 'team', by);
    expect(groups.filter(({ total }) => total > 0).map(({ name }) => name)).toEqual([...GROUPS]);
    expect(plans.total).toBeGreaterThan(5);
  });

  it('hold everything that a case can hold', async () => {
    const counts = await rowsIn(
      ...['parties', 'contacts', 'consents', 'attachments', 'letters', 'case_supporters'],
      ...['conferences', 'conference_guests', 'conference_showings', 'conference_steps'],
      ...['decisions', 'barriers', 'plan_goals', 'plan_steps', 'help_feedback', 'look_backs'],
      ...['campaigns', 'feedback', 'saved_views', 'letter_templates'],
    );
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
  });

  it('are written in several languages, each by somebody in the town’s own', () => {
    const languages = new Set(SHOW_CASES.map(({ filing }) => filing.language));
    expect([...languages].sort()).toEqual(['ar', 'de', 'fr', 'nl']);
    for (const language of languages) {
      expect(isCitizenLanguage(language)).toBe(true);
      expect(TOWN?.languages).toContain(language);
    }
  });

  it('let somebody learn from the year', async () => {
    const { lessons } = await lessonsOf(fresh.db, 2026, { country: 'NL', now: UNTIL });
    expect(lessons.decisions.total).toBeGreaterThan(10);
    expect(lessons.decisions.cells.TAKEN).toBeGreaterThan(5);
  });
});

describe('the steps', () => {
  it.each(['2026-11-19T06:05:00Z', '2026-11-21T23:00:00Z', '2027-01-04T10:00:00Z'])(
    'are in order and over before %s, whatever day it is',
    (now) => {
      const until = new Date(now);
      const all = showSteps(until);
      const times = all.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThan(until.getTime());
      const filed = new Set<string>();
      for (const step of all) {
        if (step.kind === 'file') filed.add(step.case);
        expect(filed).toContain(step.case);
      }
      expect(all.every(({ at }) => at.getUTCDay() % 6 !== 0)).toBe(true);
    },
  );
});
