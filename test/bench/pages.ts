import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/node/src/system/embedded-postgres.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { threeTownsArrive } from '../arrived.ts';
import { launchChromium, unpackChromium } from '../browser/chromium.ts';
import { OPEN_PAGES } from '../browser/public-pages.ts';
import { letLeave, sixQuarters } from '../left.ts';
import { freePort, type NetworkNode, networkNode, pointEnvironment, setClock } from '../network.ts';

/** The language with the longest words, and one that is written from right to left. */
const LANGUAGES = ['nl', 'ar'] as const;
const RUNS = 3;
/** One page only: `npm run bench -- pages /kiosk`. */
const [, , , ONLY] = process.argv;
/** After the six quarters that have left, or came. */
const AFTER = new Date('2025-08-12T09:00:00Z');
const TOWN = {
  name: 'Meldpunt Voorbeeldstad',
  town: 'Voorbeeldstad',
  municipality: 'XX0001',
  population: 30_000,
  phone: '0999 00 00 00',
  hours: 'maandag tot en met vrijdag 9.00–17.00 uur',
  languages: LANGUAGES,
};
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

/**
 * What Lighthouse says of the citizen's pages on a slow phone (its mobile preset: four times
 * slower, a line of 1.6 Mbit/s), the median of three runs, and what comes over the wire.
 */
export async function bench(print: (row: object) => void): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'nabij-bench-'));
  const postgres = await startEmbeddedPostgres(join(dir, 'postgres'));
  await unpackChromium();
  const debugPort = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${debugPort}`]);
  const of = { postgres, dir };
  const rows = async (node: NetworkNode, pages: readonly string[], more: object) => {
    for (const path of pages) {
      for (const language of LANGUAGES) {
        const runs: Run[] = [];
        while (runs.length < RUNS) {
          runs.push(await visitTwice(node.url + path, { language, port: debugPort }));
        }
        print({ bench: 'pages', path, ...more, language, ...median(runs), faults: faultsIn(runs) });
      }
    }
  };
  const isWanted = (path: string) => path === (ONLY ?? path);
  try {
    const node = await started('point', { ...of, env: pointEnvironment(TOWN), at: new Date() });
    await rows(node, OPEN_PAGES.filter(isWanted), {});
    await node.stop();
    for (const role of ['point', 'coordinator'] as const) {
      if (!isWanted('/figures')) continue;
      const shown = await withFigures(role, of);
      await rows(shown, ['/figures'], { figures: role, quarters: 6 });
      await shown.stop();
    }
  } finally {
    await browser.close();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Place {
  readonly postgres: EmbeddedPostgres;
  readonly dir: string;
}

async function started(
  id: string,
  { postgres, dir, env, at }: Place & { env: Record<string, string>; at: Date },
): Promise<NetworkNode> {
  const database = `bench_pages_${id}`;
  await postgres.createDatabase(database);
  const node = networkNode({
    id,
    env,
    people: [],
    clock: setClock(at),
    log: createLog({ level: 'silent' }),
    databaseUrl: postgres.url(database),
    keysDir: join(dir, `keys-${id}`),
    port: await freePort(),
    delivers: false,
  });
  await node.start();
  return node;
}

/** A point of which six quarters have left, or a region of three such points. */
async function withFigures(role: 'point' | 'coordinator', place: Place): Promise<NetworkNode> {
  const env =
    role === 'point' ? pointEnvironment(TOWN) : { NABIJ_ROLE: role, NABIJ_NAME: 'Regio Drieland' };
  const node = await started(`figures_${role}`, { ...place, env, at: AFTER });
  const { db } = node.running().database;
  if (role === 'point') await letLeave(db, sixQuarters(8), { by: null, at: AFTER });
  else await threeTownsArrive(db, AFTER);
  return node;
}

/** Scores of 0 to 100; bytes as they come over the wire. */
interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly bytes: number;
  readonly requests: number;
  readonly elsewhere: number;
}

interface Run {
  readonly scores: Scores;
  /** What cost accessibility or best practices some points. */
  readonly faults: readonly string[];
}

/** One visit, and once more where the browser took its page away in the middle of the first. */
async function visitTwice(url: string, by: { language: string; port: number }): Promise<Run> {
  try {
    return await visit(url, by);
  } catch (error) {
    if (!(error instanceof Error && /(session|target) closed/i.test(error.message))) throw error;
    return await visit(url, by);
  }
}

async function visit(
  url: string,
  { language, port }: { language: string; port: number },
): Promise<Run> {
  const done = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: CATEGORIES,
    extraHeaders: { 'Accept-Language': language },
  });
  if (!done) throw new Error(`Lighthouse said nothing of ${url}`);
  const { categories, audits, runtimeError } = done.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not see ${url}: ${runtimeError.message}`);
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const table = audits['network-requests']?.details;
  const items = table?.type === 'table' ? table.items : [];
  const requests = items.filter((it) => !String(it.url).startsWith('data:'));
  const { origin } = new URL(url);
  const scores = {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    bytes: requests.reduce((sum, it) => sum + Number(it.transferSize ?? 0), 0),
    requests: requests.length,
    elsewhere: requests.filter((it) => new URL(String(it.url)).origin !== origin).length,
  };
  const weighed = ['accessibility', 'best-practices'].flatMap(
    (name) => categories[name]?.auditRefs ?? [],
  );
  const isFault = ({ id, weight }: { id: string; weight: number }) =>
    weight > 0 && (audits[id]?.score ?? 1) < 1;
  return { scores, faults: weighed.filter(isFault).map(({ id }) => id) };
}

function median(runs: readonly Run[]): Scores {
  const middle = (of: (scores: Scores) => number) =>
    runs.map(({ scores }) => of(scores)).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return {
    performance: middle((it) => it.performance),
    accessibility: middle((it) => it.accessibility),
    bestPractices: middle((it) => it.bestPractices),
    bytes: middle((it) => it.bytes),
    requests: middle((it) => it.requests),
    elsewhere: middle((it) => it.elsewhere),
  };
}

function faultsIn(runs: readonly Run[]): string[] {
  return [...new Set(runs.flatMap(({ faults }) => faults))];
}
