import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ROLES } from '../packages/node/src/system/config.ts';
import { startEmbeddedPostgres } from '../packages/node/src/system/embedded-postgres.ts';
import { migrate } from '../packages/node/src/system/migrate.ts';
import { unpackChromium } from './browser/chromium.ts';
import { templateOf } from './postgres.ts';

/** Unpacks the browser and starts the one PostgreSQL of a test run, with a migrated database per role to copy from. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const names = project.vitest.projects.map(({ name }) => name);
  if (names.every((name) => name === 'tree')) return;
  if (names.includes('browser')) await unpackChromium();
  const dir = await mkdtemp(join(tmpdir(), 'nabij-test-'));
  const server = await startEmbeddedPostgres(dir);
  for (const role of ROLES) {
    await server.createDatabase(templateOf(role));
    await migrate(server.url(templateOf(role)), role);
  }
  project.provide('adminUrl', server.url('postgres'));
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
