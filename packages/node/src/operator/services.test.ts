import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nabij } from '../../../../test/nabij.ts';
import { pointEnvironment } from '../../../../test/network.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { listServices } from '../directory/store.ts';

let folder: string;
let fresh: FreshDatabase;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-services-'));
  fresh = await freshDatabase('point');
  const town = { name: 'Meldpunt Wilgendrecht', town: 'Wilgendrecht', municipality: 'XXDL01' };
  env = {
    ...pointEnvironment({ ...town, population: 3_000 }),
    NABIJ_URL: 'https://meldpunt.example',
    NABIJ_DATA: folder,
    DATABASE_URL: fresh.url,
  };
});
afterAll(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The file that administrators are shown. */
async function documented(): Promise<string> {
  const page = await readFile(join(import.meta.dirname, '../../../../deploy/README.md'), 'utf8');
  const [, example = ''] = /## Services near here.*?```json\n(.*?)```/s.exec(page) ?? [];
  return example;
}

it('puts those of the documented file in the place of all that were there, and lists them', async () => {
  const file = join(folder, 'services.json');
  await writeFile(file, await documented());
  const taken = await nabij(['services', file], env);
  expect([taken.code, taken.out]).toEqual([0, '1 services are shown from now on.\n']);
  const listed = await nabij(['services'], env);
  expect(listed.out).toBe('huurteam\tHuurteam Hazelvoorde\tdomain/HOUSING\n');
});

it('refuses a file with a mistake, and keeps what was there', async () => {
  const before = await listServices(fresh.db);
  const file = join(folder, 'wrong.json');
  await writeFile(file, '[{"id":"x","status":"active"}]');
  const { code, out, err } = await nabij(['services', file], env);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('nothing has changed');
  expect(err).toContain('"x": name');
  expect(await listServices(fresh.db)).toEqual(before);
});

it('writes them into a file that can be taken in again', async () => {
  const before = await listServices(fresh.db);
  const file = join(folder, 'out.json');
  const written = await nabij(['services', '--export', file], env);
  expect([written.code, written.out]).toEqual([0, `1 services are in ${file}.\n`]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ total_items: 1 });
  await nabij(['services', file], env);
  expect(await listServices(fresh.db)).toEqual(before);
});

it('does not hold a file of 100 MB to find that it is too large', async () => {
  const file = join(folder, 'large.json');
  await writeFile(file, '');
  await truncate(file, 100 * 1024 * 1024);
  const { code, err } = await nabij(['services', file], env);
  expect([code, err]).toEqual([1, `${file} is larger than 8388608 bytes.\n`]);
});

it('is for points only', async () => {
  const region = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio', NABIJ_URL: 'https://r.example' };
  const database = await freshDatabase('coordinator');
  const at = { ...region, NABIJ_DATA: folder, DATABASE_URL: database.url };
  const { code, err } = await nabij(['services'], at);
  expect([code, err]).toEqual([1, 'A coordinator shows no services.\n']);
  await database.drop();
});
