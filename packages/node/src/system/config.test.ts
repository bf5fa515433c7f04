import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, ROLES, VARIABLES } from './config.ts';

const POINT = {
  NABIJ_ROLE: 'point',
  NABIJ_URL: 'https://meldpunt.example.nl',
  NABIJ_NAME: 'Meldpunt Voorbeeld',
  NABIJ_MUNICIPALITY: 'GM0000',
  NABIJ_TOWN: 'Voorbeeld',
};
const COORDINATOR = {
  NABIJ_ROLE: 'coordinator',
  NABIJ_URL: 'https://regio.example.nl/',
  NABIJ_NAME: 'Regio Voorbeeld',
};

function complaints(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
}

describe('loadConfig', () => {
  it('fills in the defaults', () => {
    expect(loadConfig(POINT)).toEqual({
      role: 'point',
      url: 'https://meldpunt.example.nl',
      name: 'Meldpunt Voorbeeld',
      municipality: 'GM0000',
      country: 'NL',
      places: [],
      postcodes: [],
      exitUrl: 'https://www.wikipedia.org/',
      town: 'Voorbeeld',
      host: '127.0.0.1',
      port: 4000,
      proxies: ['127.0.0.0/8', '::1'],
      dataDir: `${process.cwd()}/data`,
      keysDir: `${process.cwd()}/data/keys`,
      languages: ['nl', 'en', 'fr', 'de', 'ar', 'tr', 'pl', 'uk'],
      allowLoopbackHttp: false,
      logLevel: 'info',
    });
  });

  it('reads every variable', () => {
    const config = loadConfig({
      ...POINT,
      NABIJ_POPULATION: '30000',
      NABIJ_PHONE: '012 345 67 89',
      NABIJ_ADDRESS: 'Markt 1',
      NABIJ_HOURS: 'ma-vr 9-17',
      NABIJ_LANGUAGES: 'en, nl',
      NABIJ_HOST: '::1',
      NABIJ_PORT: '0',
      NABIJ_DATA: '/srv/nabij',
      NABIJ_KEYS: '/etc/nabij',
      DATABASE_URL: 'postgres://u:p@db/nabij',
      NABIJ_ALLOW_LOOPBACK_HTTP: 'true',
      NABIJ_LOG_LEVEL: 'error',
    });
    expect(config).toMatchObject({
      population: 30_000,
      hours: 'ma-vr 9-17',
      languages: ['en', 'nl'],
      host: '::1',
      port: 0,
      dataDir: '/srv/nabij',
      keysDir: '/etc/nabij',
      allowLoopbackHttp: true,
      logLevel: 'error',
    });
    expect(config.databaseUrl?.reveal()).toBe('postgres://u:p@db/nabij');
  });

  it('takes the slash off the address and asks a coordinator for no municipality', () => {
    expect(loadConfig(COORDINATOR)).toMatchObject({
      role: 'coordinator',
      url: 'https://regio.example.nl',
    });
  });

  it('names every missing variable at once', () => {
    expect(complaints({ NABIJ_ROLE: 'coordinator', NABIJ_NAME: '  ' })).toBe(
      [
        'The configuration cannot be used:',
        '  NABIJ_URL is missing; it should be an address such as https://meldpunt.example.nl, without a path.',
        '  NABIJ_NAME is missing; it should be a text of 1 to 120 characters.',
      ].join('\n'),
    );
  });

  it('needs of a point no more than its role and address: its desk asks the rest', () => {
    const config = loadConfig({ NABIJ_ROLE: 'point', NABIJ_URL: 'https://meldpunt.example.nl' });
    expect(config).toMatchObject({ name: 'meldpunt.example.nl', town: '', municipality: '' });
  });

  it('asks only what both roles need while the role is unknown', () => {
    const message = complaints({ NABIJ_ROLE: 'server' });
    expect(message).toContain('NABIJ_ROLE is "server"; it should be point or coordinator.');
    expect(message).not.toContain('NABIJ_MUNICIPALITY');
  });

  it.each([
    ['NABIJ_URL', 'meldpunt.example.nl'],
    ['NABIJ_URL', 'https://meldpunt.example.nl/path'],
    ['NABIJ_URL', 'https://user@meldpunt.example.nl'],
    ['NABIJ_URL', 'http://meldpunt.example.nl'],
    ['NABIJ_URL', 'http://localhost:4000'],
    ['NABIJ_PORT', '65536'],
    ['NABIJ_PORT', '4e3'],
    ['NABIJ_HOST', 'a host'],
    ['NABIJ_POPULATION', '-1'],
    ['NABIJ_LANGUAGES', 'nl,nl'],
    ['NABIJ_LANGUAGES', 'Dutch'],
    ['NABIJ_ALLOW_LOOPBACK_HTTP', 'yes'],
    ['NABIJ_LOG_LEVEL', 'loud'],
    ['NABIJ_EXIT_URL', 'http://weather.example/'],
    ['NABIJ_EXIT_URL', 'javascript:alert(1)'],
    ['NABIJ_EXIT_URL', 'weather.example'],
    ['NABIJ_OIDC_ISSUER', 'http://login.example.nl'],
    ['NABIJ_OIDC_ISSUER', 'https://login.example.nl/?tenant=1'],
  ])('refuses %s=%s and says what it should be', (name, value) => {
    const form = VARIABLES.find((variable) => variable.name === name)?.form;
    expect(complaints({ ...POINT, [name]: value })).toContain(
      `${name} is "${value}"; it should be ${form}.`,
    );
  });

  it("reads the town's own sign-in, whole or not at all", () => {
    const NABIJ_OIDC_ISSUER = 'https://login.example.nl/tenant/v2.0';
    expect(complaints({ ...POINT, NABIJ_OIDC_ISSUER })).toContain(
      'NABIJ_OIDC_CLIENT_ID is missing',
    );
    const env = { ...POINT, NABIJ_OIDC_ISSUER, NABIJ_OIDC_CLIENT_ID: 'nabij' };
    expect(loadConfig(env).oidc).toEqual({
      issuer: NABIJ_OIDC_ISSUER,
      clientId: 'nabij',
      name: 'login.example.nl',
    });
    const { oidc } = loadConfig({ ...env, NABIJ_OIDC_CLIENT_SECRET: 'hunter2' });
    expect(oidc?.clientSecret?.reveal()).toBe('hunter2');
    expect(JSON.stringify(oidc)).not.toContain('hunter2');
    expect(loadConfig(POINT).oidc).toBeUndefined();
  });

  it("takes the town's own colours from a file", () => {
    expect(loadConfig({ ...POINT, NABIJ_FACE: 'face/our.css' }).face).toBe(
      `${process.cwd()}/face/our.css`,
    );
    expect(loadConfig({ ...COORDINATOR, NABIJ_FACE: '/etc/our.css' }).face).toBe('/etc/our.css');
  });

  it('allows http on this machine only when told, and only there', () => {
    const loopback = { ...POINT, NABIJ_ALLOW_LOOPBACK_HTTP: 'true' };
    for (const url of ['http://localhost:4000', 'http://127.0.0.1:4000', 'http://[::1]:4000']) {
      expect(loadConfig({ ...loopback, NABIJ_URL: url }).url).toBe(url);
    }
    expect(complaints({ ...loopback, NABIJ_URL: 'http://example.nl' })).toContain('NABIJ_URL');
  });

  it('refuses a variable that does not exist', () => {
    expect(complaints({ ...POINT, NABIJ_PROT: '4100' })).toContain('NABIJ_PROT is not a variable');
  });

  it('never shows a secret, right or wrong', () => {
    expect(complaints({ ...POINT, DATABASE_URL: 'mysql://u:hunter2@db' })).toContain(
      'DATABASE_URL is wrong; it should be',
    );
    expect(complaints({ ...POINT, DATABASE_URL: 'mysql://u:hunter2@db' })).not.toContain('hunter2');
    const config = loadConfig({ ...POINT, DATABASE_URL: 'postgres://u:hunter2@db/x' });
    const printed = `${inspect(config, { depth: null, showHidden: true })}${JSON.stringify(config)}`;
    expect(printed).not.toContain('hunter2');
    expect(printed).toContain('[secret]');
  });
});

describe('VARIABLES', () => {
  it('says of each what it is, and has every default or need right', () => {
    for (const role of ROLES) {
      const env: Record<string, string> = role === 'point' ? POINT : COORDINATOR;
      const required = VARIABLES.filter(({ required }) => required?.includes(role));
      // what else a point is told, its desk asks
      const needed = role === 'point' ? ['NABIJ_ROLE', 'NABIJ_URL'] : Object.keys(env).sort();
      expect(required.map(({ name }) => name).sort()).toEqual(needed);
      const defaults = VARIABLES.filter((variable) => variable.default?.startsWith('<') === false);
      const told = Object.fromEntries(
        defaults.map((variable) => [variable.name, variable.default]),
      );
      expect(loadConfig({ ...env, ...told })).toEqual(loadConfig(env));
    }
  });
});
