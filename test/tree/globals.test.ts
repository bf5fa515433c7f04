import { describe, expect, it } from 'vitest';
import { clockReads, environmentReads, environmentUses, sendingGlobals } from './globals.ts';
import { parseSource, readSources } from './sources.ts';

const CONFIG = 'packages/node/src/system/config.ts';
const ENTRIES = ['packages/node/src/main.ts', 'packages/node/src/cli.ts'];
const own = readSources().filter((source) => !source.isTest && source.path.startsWith('packages/'));
const snippet = (text: string) => parseSource('packages/x.ts', text);

describe('the environment', () => {
  it.each([
    'const url = process.env.DATABASE_URL;',
    "const url = process['env']['DATABASE_URL'];",
    'const { DATABASE_URL } = process.env;',
    'const { env } = process;',
    'const url = globalThis.process.env.DATABASE_URL;',
    "import { env } from 'node:process';",
  ])('is seen to be read: %s', (text) => {
    expect(environmentReads(snippet(text))).toHaveLength(1);
  });

  it('may be handed on by the entry files only', () => {
    expect(environmentReads(snippet('start(process.env);'))).toEqual([]);
    expect(environmentUses(snippet('start(process.env);'))).toEqual(['packages/x.ts:1']);
    const entries = own.filter((source) => ENTRIES.includes(source.path));
    expect(entries).toHaveLength(ENTRIES.length);
    expect(entries.flatMap(environmentReads)).toEqual([]);
  });

  it('is touched nowhere else', () => {
    const others = own.filter((source) => ![CONFIG, ...ENTRIES].includes(source.path));
    expect(others.length).toBeGreaterThan(40);
    expect(
      others.flatMap((source) => [...environmentUses(source), ...environmentReads(source)]),
    ).toEqual([]);
  });
});

describe('sending', () => {
  it('is seen when it needs no import', () => {
    expect(sendingGlobals(snippet("await fetch('https://a.example');"))).toHaveLength(1);
    expect(sendingGlobals(snippet("new globalThis.WebSocket('wss://a.example');"))).toHaveLength(1);
    expect(sendingGlobals(snippet('app.fetch(request);'))).toEqual([]);
  });

  it('by a global happens nowhere in the node', () => {
    const node = own.filter((source) => source.path.startsWith('packages/node/src/'));
    expect(node.length).toBeGreaterThan(30);
    expect(node.flatMap(sendingGlobals)).toEqual([]);
  });
});

describe('the protocol', () => {
  it('is pure: time and chance are passed in', () => {
    expect(clockReads(snippet('Date.now(); new Date(); Math.random();'))).toHaveLength(3);
    expect(clockReads(snippet('new Date(0);'))).toEqual([]);
    const protocol = own.filter((source) => source.path.startsWith('packages/protocol/src/'));
    expect(protocol.length).toBeGreaterThan(10);
    expect(protocol.flatMap(clockReads)).toEqual([]);
  });
});
