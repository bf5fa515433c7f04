import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { startEmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { launchChromium, unpackChromium } from '../browser/chromium.ts';
import { freePort, networkNode, pointEnvironment, setClock } from '../network.ts';

const PATHS = ['/', '/report', '/report/want', '/report/story', '/follow'];
const RUNS = 3;
const DATABASE = 'bench_pages';
const TOWN = {
  name: 'Meldpunt Voorbeeldstad',
  town: 'Voorbeeldstad',
  municipality: 'XX0001',
  population: 30_000,
  phone: '0999 00 00 00',
  hours: 'maandag tot en met vrijdag 9.00–17.00 uur',
};

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
  try {
    await postgres.createDatabase(DATABASE);
    const node = networkNode({
      id: 'bench',
      env: pointEnvironment(TOWN),
      people: [],
      clock: setClock(new Date()),
      log: createLog({ level: 'silent' }),
      databaseUrl: postgres.url(DATABASE),
      keysDir: join(dir, 'keys'),
      port: await freePort(),
      delivers: false,
    });
    await node.start();
    for (const path of PATHS) {
      const runs: Run[] = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await visit(node.url + path, debugPort));
      print({ bench: 'pages', path, ...median(runs) });
    }
    await node.stop();
  } finally {
    await browser.close();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Scores of 0 to 100; bytes as they come over the wire. */
interface Run {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly bytes: number;
  readonly requests: number;
  readonly elsewhere: number;
}

async function visit(url: string, port: number): Promise<Run> {
  const done = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  });
  if (!done) throw new Error(`Lighthouse said nothing of ${url}`);
  const { categories, audits } = done.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const table = audits['network-requests']?.details;
  const items = table?.type === 'table' ? table.items : [];
  const requests = items.filter((it) => !String(it.url).startsWith('data:'));
  const { origin } = new URL(url);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    bytes: requests.reduce((sum, it) => sum + Number(it.transferSize ?? 0), 0),
    requests: requests.length,
    elsewhere: requests.filter((it) => new URL(String(it.url)).origin !== origin).length,
  };
}

function median(runs: readonly Run[]): Run {
  const middle = (of: (run: Run) => number) =>
    runs.map(of).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return {
    performance: middle((run) => run.performance),
    accessibility: middle((run) => run.accessibility),
    bestPractices: middle((run) => run.bestPractices),
    bytes: middle((run) => run.bytes),
    requests: middle((run) => run.requests),
    elsewhere: middle((run) => run.elsewhere),
  };
}
