import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explained } from '../../packages/node/src/explained.ts';
import { startEmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { launchChromium, unpackChromium } from '../browser/chromium.ts';
import { setClock } from '../network.ts';
import { makeHistory } from './make-history.ts';
import { SHOTS } from './pictures/shots.ts';
import { type Scenery, take } from './pictures/take.ts';
import { shareDirectory } from './show-people.ts';
import { startRegion, stopRegion } from './start-region.ts';

const FOLDER = join(import.meta.dirname, '../../deploy/pictures');
/** A Thursday, on which the village's point is open: the same history at every run. */
const NOW = new Date('2026-11-19T13:30:00Z');
const FIRST_PORT = 4300;

/** `npm run pictures`: the screens that the pages of the project show, from the demo's data. */
async function main(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'nabij-pictures-'));
  const server = await startEmbeddedPostgres(join(dir, 'postgres'));
  try {
    const place = { dir, server, firstPort: FIRST_PORT };
    const cases = await makeHistory(place, { mark: join(dir, 'history.json'), until: NOW });
    const clock = setClock(NOW);
    const env = { NABIJ_FACE: await faceIn(dir) };
    const region = await startRegion(place, (plan) => ({
      ...plan,
      clock,
      delivers: false,
      env: { ...plan.env, ...env },
    }));
    try {
      await shareDirectory(region.coordinator, region.towns);
      await takeAll({ region, cases, now: NOW });
    } finally {
      await stopRegion(region);
    }
  } finally {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** One typeface by its name: the browser finds no half-bold one for whatever the system has. */
async function faceIn(dir: string): Promise<string> {
  const file = join(dir, 'face.css');
  await writeFile(file, ':root {\n  --nabij-font: "Open Sans", sans-serif;\n}\n');
  return file;
}

async function takeAll(scenery: Omit<Scenery, 'browser'>): Promise<void> {
  await unpackChromium();
  const browser = await launchChromium();
  try {
    await mkdir(FOLDER, { recursive: true });
    for (const old of await readdir(FOLDER)) await rm(join(FOLDER, old));
    for (const shot of SHOTS) {
      const picture = await take(shot, { ...scenery, browser });
      await writeFile(join(FOLDER, `${shot.name}.png`), picture);
      process.stdout.write(`${shot.name}: ${Math.ceil(picture.length / 1024)} KB\n`);
    }
  } finally {
    await browser.close();
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${explained(error)}\n`);
  process.exitCode = 1;
});
