import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostSchema, isHostPermitted } from './host-names.ts';

const isUnder = (host: string, name: string) =>
  isHostPermitted(`https://${host}`, { permitted: [name] });

describe('a constraint on host names', () => {
  it.each([
    ['host.example', 'host.example', true],
    ['my.host.example', '.host.example', true],
    ['my.own.host.example', '.host.example', true],
    ['host.example', '.host.example', false],
    ['my.host.example', 'host.example', false],
    ['nothost.example', '.host.example', false],
    ['nothost.example', 'host.example', false],
    ['host.example.evil.example', 'host.example', false],
    ['host.example:8443', 'host.example', true],
    ['host.example/punt', 'host.example', true],
    ['evil.example/host.example', 'host.example', false],
  ])('%s under %s: %s', (host, name, expected) => {
    expect(isUnder(host, name)).toBe(expected);
  });

  it.each([
    'host.example.',
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '[::1]',
    'a..b',
    '-a.example',
    '.',
  ])('is broken by %s, whatever is permitted or excluded', (host) => {
    expect(isHostPermitted(`https://${host}`, { excluded: ['other.example'] })).toBe(false);
    expect(isHostPermitted(`https://${host}`, { permitted: ['.example', 'host.example'] })).toBe(
      false,
    );
  });

  it.each([
    '',
    '.',
    'https://a.example',
    'a.example/x',
    'A.example',
    'a.example.',
    '*.example',
    '..a',
  ])('is not "%s"', (name) => {
    expect(hostSchema.safeParse(name).success).toBe(false);
  });

  it('excludes whatever it also permits', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const host = fc.array(label, { minLength: 2, maxLength: 5 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(host, label, (name, first) => {
        expect(isUnder(name, name)).toBe(true);
        expect(isUnder(`${first}.${name}`, `.${name}`)).toBe(true);
        expect(isUnder(`${first}${name}`, name)).toBe(false);
        const both = { permitted: [name], excluded: [name] };
        expect(isHostPermitted(`https://${name}`, both)).toBe(false);
      }),
    );
  });
});
