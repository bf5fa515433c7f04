import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeList, isCode } from './code-list.ts';
import type { Situation } from './condition.ts';
import routing from './routing.json' with { type: 'json' };
import { competentBodies } from './routing.ts';
import { CITIZEN_LANGUAGES } from './words.ts';

const conditions = z.strictObject({
  region: z.array(z.enum(['VLG', 'BRU', 'WAL'])).exactOptional(),
  subject: z.enum(['DISCRIMINATION', 'CARE']).exactOptional(),
  domain: z.array(z.string()).exactOptional(),
  ground: z.array(z.string()).exactOptional(),
  only_ground: z.array(z.string()).exactOptional(),
  request: z.literal('FORMAL_OPINION').exactOptional(),
  possible_offence: z.literal(true).exactOptional(),
  operator: z.string().exactOptional(),
  setting: z.string().exactOptional(),
});
const words = z.strictObject(
  Object.fromEntries(CITIZEN_LANGUAGES.map((language) => [language, z.string().min(1)])),
);
const fileSchema = z.strictObject({
  name: z.literal('routing'),
  version: z.string(),
  description: z.string(),
  bodies: z.record(z.string(), words),
  rules: z.array(
    z.strictObject({
      id: z.string().startsWith('R-'),
      country: z.enum(['NL', 'BE']).exactOptional(),
      when: conditions,
      unless: conditions.exactOptional(),
      sure: conditions.exactOptional(),
      to: z.array(z.string()).min(1),
      offer: z.literal(true).exactOptional(),
      only_if: words,
      source: z.string(),
      provenance: z.enum(['S', 'K', 'D']),
      note: z.string().exactOptional(),
    }),
  ),
});

const BELGIAN: Situation = {
  country: 'BE',
  region: 'VLG',
  subject: 'DISCRIMINATION',
  domain: 'HOUSING',
  grounds: [],
};
const DUTCH: Situation = {
  country: 'NL',
  subject: 'DISCRIMINATION',
  domain: 'WORK',
  grounds: ['AGE'],
};

/** For every rule one filing that it is for. */
const REACHED: Record<string, Situation> = {
  'R-BE-VLG-HOUSING': BELGIAN,
  'R-BE-VLG-DELIJN': { ...BELGIAN, domain: 'TRANSPORT' },
  'R-BE-CARE-RES': { ...BELGIAN, subject: 'CARE', domain: 'RESIDENTIAL_CARE' },
  'R-BE-CARE-AMB': { ...BELGIAN, subject: 'CARE', domain: 'HOME_CARE' },
  'R-BE-TRAIN': { ...BELGIAN, region: 'WAL', domain: 'TRANSPORT' },
  'R-BE-GENDER': { ...BELGIAN, domain: 'SPORT_LEISURE', grounds: ['SEX_PREGNANCY'] },
  'R-BE-FED': { ...BELGIAN, domain: 'WORK_DISMISSAL', grounds: ['AGE'] },
  'R-NL-OPINION': DUTCH,
  'R-NL-CARE': { ...DUTCH, subject: 'CARE', domain: 'HOME_CARE' },
  'R-OFFENCE': { ...DUTCH, nature: ['THREAT'] },
};

const told = (situation: Situation) =>
  competentBodies(situation).map(({ body, certain }) => `${body}${certain ? '' : '?'}`);

describe('the rules', () => {
  it('have the declared form, and the codes they name are there', () => {
    expect(fileSchema.safeParse(routing).error?.issues).toBeUndefined();
    const sources = JSON.parse(readFileSync(join(import.meta.dirname, 'sources.json'), 'utf8'));
    for (const { when, to, source } of z.parse(fileSchema, routing).rules) {
      for (const code of when.domain ?? []) expect(isCode('domain', code)).toBe(true);
      for (const code of when.ground ?? []) expect(isCode('ground', code)).toBe(true);
      for (const body of to) {
        expect(isCode('agency_type', body)).not.toBe(Object.hasOwn(routing.bodies, body));
      }
      expect(sources.sources).toHaveProperty([source]);
    }
  });

  it('can all be reached', () => {
    expect(Object.keys(REACHED).sort()).toEqual(routing.rules.map(({ id }) => id).sort());
    for (const [rule, situation] of Object.entries(REACHED)) {
      expect(competentBodies(situation).map((found) => found.rule)).toContain(rule);
    }
  });
});

describe('who is competent', () => {
  it.each<[string, Situation, string[]]>([
    ['housing in Flanders', BELGIAN, ['VMRI']],
    ['housing, region not known', { ...BELGIAN, region: undefined }, ['VMRI?']],
    ['housing in Brussels', { ...BELGIAN, region: 'BRU' }, []],
    ['work in Wallonia', { ...BELGIAN, region: 'WAL', domain: 'WORK' }, ['UNIA']],
    ['work in Flanders', { ...BELGIAN, domain: 'WORK_CONDITIONS' }, ['UNIA?']],
    ['a bus or train in Flanders', { ...BELGIAN, domain: 'TRANSPORT' }, ['VMRI?', 'UNIA?']],
    [
      'sex at work in Brussels',
      { ...BELGIAN, region: 'BRU', domain: 'WORK', grounds: ['SEX_ADOPTION'] },
      ['IGVM'],
    ],
    [
      'sex and age at work in Brussels',
      { ...BELGIAN, region: 'BRU', domain: 'WORK', grounds: ['SEX', 'AGE'] },
      ['IGVM', 'UNIA'],
    ],
    [
      'health care in Flanders, not said where',
      { ...BELGIAN, subject: 'CARE', domain: 'HEALTH_CARE' },
      ['WOONZORGLIJN?', 'PATIENT_OMBUDS?'],
    ],
    [
      'a care home in Flanders, both',
      { ...BELGIAN, subject: 'BOTH', domain: 'RESIDENTIAL_CARE' },
      ['WOONZORGLIJN', 'PATIENT_OMBUDS?', 'UNIA?'],
    ],
    ['discrimination in the Netherlands', DUTCH, ['CRM?']],
    ['an opinion asked for', { ...DUTCH, request: 'FORMAL_OPINION' }, ['CRM']],
    ['only to be counted', { ...DUTCH, request: 'REPORT' }, []],
    [
      'care in the Netherlands',
      { ...DUTCH, subject: 'CARE', domain: 'HEALTH_CARE' },
      ['CARE_COMPLAINTS_OFFICER', 'CARE_DISPUTES_BODY'],
    ],
    [
      'both, with violence',
      { ...DUTCH, subject: 'BOTH', domain: 'YOUTH_CARE', nature: ['VIOLENCE'] },
      ['CRM?', 'CARE_COMPLAINTS_OFFICER?', 'CARE_DISPUTES_BODY?', 'POLICE?'],
    ],
    ['a question', { ...DUTCH, subject: 'QUESTION', nature: ['VIOLENCE'] }, []],
    ['another country', { ...DUTCH, country: 'DE', nature: ['VIOLENCE'] }, []],
  ])('for %s', (_, situation, bodies) => {
    expect(told(situation)).toEqual(bodies);
  });

  it('offers the police and never sends anybody there', () => {
    const [police] = competentBodies({ ...DUTCH, request: 'REPORT', nature: ['HOSTILE_INSULT'] });
    expect(police).toMatchObject({ body: 'POLICE', offer: true, certain: false });
    expect(police?.onlyIf('en')).toBe('If it may be a crime, and only if you want to.');
    expect(told({ ...DUTCH, request: 'REPORT', nature: ['DISPUTED'] })).toEqual([]);
  });

  it('names the bodies in the language', () => {
    const [police] = competentBodies({ ...DUTCH, request: 'REPORT', nature: ['THREAT'] });
    expect(police?.name('pl')).toBe('Policja');
    const [home] = competentBodies({ ...BELGIAN, subject: 'CARE', domain: 'RESIDENTIAL_CARE' });
    expect(home?.name('nl')).toMatch(/^Woonzorglijn/);
    expect(home?.name('xx')).toBe(home?.name('en'));
    expect(home?.onlyIf('nl')).toBeNull();
  });
});

describe('for any filing whatever', () => {
  const code = (list: 'subject' | 'domain' | 'ground' | 'nature' | 'request_type') =>
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...codeList(list).codes.map((one) => one.code)) },
      fc.string(),
      fc.constantFrom('__proto__', 'constructor'),
    );
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const situation: fc.Arbitrary<Situation> = fc.record({
    country: fc.constantFrom('BE', 'NL', 'DE', '', 'be', 'toString'),
    region: maybe(fc.constantFrom('VLG', 'BRU', 'WAL', '', '__proto__')),
    subject: code('subject'),
    domain: code('domain'),
    grounds: fc.array(code('ground'), { maxLength: 4 }),
    request: maybe(fc.oneof(code('request_type'), fc.constant('FORMAL_OPINION'))),
    nature: maybe(fc.array(code('nature'), { maxLength: 4 })),
  });

  it('never throws, names no body twice, and says on what an uncertain one depends', () => {
    fc.assert(
      fc.property(situation, fc.constantFrom(...CITIZEN_LANGUAGES, 'xx'), (filing, language) => {
        const found = competentBodies(filing);
        expect(new Set(found.map(({ body }) => body)).size).toBe(found.length);
        for (const one of found) {
          expect(one.name(language)).not.toBe('');
          expect(one.onlyIf(language) === null).toBe(one.certain);
          expect(one.offer).toBe(one.body === 'POLICE');
        }
        if (filing.country !== 'BE' && filing.country !== 'NL') expect(found).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the certain before the possible, and offers last', () => {
    fc.assert(
      fc.property(situation, (filing) => {
        const order = competentBodies(filing).map((one) => (one.offer ? 2 : one.certain ? 0 : 1));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
    );
  });

  it('knows no less when both are at stake', () => {
    fc.assert(
      fc.property(situation, (filing) => {
        const both = competentBodies({ ...filing, subject: 'BOTH' }).map(({ body }) => body);
        for (const subject of ['DISCRIMINATION', 'CARE']) {
          for (const { body } of competentBodies({ ...filing, subject })) {
            expect(both).toContain(body);
          }
        }
      }),
    );
  });
});
