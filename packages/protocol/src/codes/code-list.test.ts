import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  allLists,
  CODE_VERSION,
  type CodeList,
  codeList,
  findCode,
  isCode,
  LABEL_LANGUAGES,
  type LabelLanguage,
  topCodes,
  topLevel,
} from './code-list.ts';
import { CITIZEN_LANGUAGES } from './words.ts';

const labels = {
  nl: z.string().min(1),
  fr: z.string().min(1),
  de: z.string().min(1),
  en: z.string().min(1),
  ar: z.string().min(1),
} satisfies Record<LabelLanguage, z.ZodString>;
const date = z.iso.date();
const codeSchema = z.strictObject({
  ...labels,
  code: z.string().regex(/^[A-Z0-9][A-Z0-9_]*$/),
  parent: z.string().exactOptional(),
  plain: z.partialRecord(z.enum(CITIZEN_LANGUAGES), z.string().min(1)).exactOptional(),
  map: z.record(z.string(), z.string()).exactOptional(),
  blocks: z.array(z.string()).exactOptional(),
  for: z.array(z.string()).exactOptional(),
  refs: z.array(z.string()).exactOptional(),
  jurisdictions: z.array(z.string()).exactOptional(),
  gdpr_art9: z.boolean().exactOptional(),
  possible_offence: z.boolean().exactOptional(),
  statutory: z.boolean().exactOptional(),
  sdmx: z.boolean().exactOptional(),
  keep: z.iso.duration().nullable().exactOptional(),
  keep_from: z.string().exactOptional(),
  basis: z.string().exactOptional(),
  keep_least: z.iso.duration().exactOptional(),
  least_basis: z.string().min(1).exactOptional(),
  keep_most: z.iso.duration().exactOptional(),
  most_basis: z.string().min(1).exactOptional(),
  provenance: z.string().exactOptional(),
  note: z.string().exactOptional(),
  valid_from: date.exactOptional(),
  valid_until: date.exactOptional(),
});
const listSchema = z.strictObject({
  name: z.string(),
  version: z.literal(CODE_VERSION),
  valid_from: date,
  valid_to: date.nullable(),
  title: z.strictObject(labels),
  multi: z.boolean(),
  description: z.string(),
  sources: z.array(z.string()),
  provenance: z.array(z.enum(['S', 'K', 'D'])).min(1),
  exact_rows: z.boolean().exactOptional(),
  parent_list: z.string().exactOptional(),
  codes: z.array(codeSchema).min(1),
});

const lists: readonly CodeList[] = allLists();
const byName = new Map(lists.map((list) => [list.name, list]));
const has = (name: string, code: string) => byName.get(name)?.codes.some((c) => c.code === code);

const sources: { sources: Record<string, unknown> } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'sources.json'), 'utf8'),
);

describe.each(lists.map((list) => [list.name, list] as const))('list %s', (name, list) => {
  it('has the declared form', () => {
    expect(listSchema.safeParse(list).error?.issues).toBeUndefined();
  });

  it('stands in the file of its name', () => {
    const file = join(import.meta.dirname, `${name}.json`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(list);
  });

  it('says every code once, and every parent is there', () => {
    expect(new Set(list.codes.map((c) => c.code)).size).toBe(list.codes.length);
    for (const { parent } of list.codes) {
      if (parent !== undefined) expect(has(list.parent_list ?? name, parent)).toBe(true);
    }
  });

  it('maps onto rows that are there', () => {
    for (const { map = {} } of list.codes) {
      for (const [target, row] of Object.entries(map)) expect(has(target, row)).toBe(true);
    }
  });

  it('names handlings and decisions that are there', () => {
    for (const code of list.codes) {
      for (const blocked of code.blocks ?? []) expect(has('handling', blocked)).toBe(true);
      for (const decision of code.for ?? []) expect(has('decision', decision)).toBe(true);
    }
  });

  it('cites sources that are listed', () => {
    for (const source of list.sources) expect(sources.sources).toHaveProperty([source]);
  });
});

/** Names of bodies, laws and scales that stay in their own script. */
const NAMES =
  /\b(?:Unia|VMRI|IGVM\/IEFH|College voor de Rechten van de Mens|OCMW(?:\/CPAS)?|CAW|VDAB|UWV|Veilig Thuis|Wmo|Jeugdwet|HCAT(?:-GP)?)(?!\p{L})/gu;
const own = { nl: 'Latin', fr: 'Latin', de: 'Latin', en: 'Latin', ar: 'Arabic' } as const;

describe.each(LABEL_LANGUAGES)('what the desk reads in %s', (language) => {
  const named = lists.flatMap((list) => [
    { where: list.name, text: list.title[language] },
    ...list.codes.map((code) => ({ where: `${list.name}/${code.code}`, text: code[language] })),
  ]);

  it('is there for every list and every code', () => {
    const missing = named.filter(({ text }) => typeof text !== 'string' || text.trim() === '');
    expect(missing.map(({ where }) => where)).toEqual([]);
  });

  it('is written in its own script, but for proper names, and fits a line', () => {
    const foreign = new RegExp(`(?!\\p{Script=${own[language]}})\\p{L}`, 'u');
    const untidy = /^\s|\s$|\s{2}|\p{Cc}|\p{Cf}|[\u064b-\u0652]/u;
    const wrong = named.filter(
      ({ text }) =>
        foreign.test(text.replace(NAMES, '')) ||
        untidy.test(text) ||
        text.length > 80 ||
        text !== text.normalize('NFC'),
    );
    expect(wrong.map(({ where }) => where)).toEqual([]);
  });

  it('tells the codes of a list apart', () => {
    for (const { name, codes } of lists) {
      const texts = codes.map((code) => code[language]);
      expect(new Set(texts).size, name).toBe(texts.length);
    }
  });
});

describe('the reader', () => {
  it('counts every ground, domain, nature and handling under a row of the statutory form', () => {
    for (const name of ['ground', 'domain', 'nature', 'handling'] as const) {
      for (const code of codeList(name).codes) expect(code.map).toHaveProperty(`nl_wga_${name}`);
    }
  });

  it('knows a code only in its exact spelling', () => {
    expect(isCode('ground', 'AGE')).toBe(true);
    for (const no of ['age', ' AGE', 'AGE ', '', 'constructor', '__proto__', null, 7, ['AGE']]) {
      expect(isCode('ground', no)).toBe(false);
    }
    expect(findCode('subject', 'AGE')).toBeUndefined();
  });

  it('gives the codes without a parent, in order', () => {
    expect(topCodes('subject')).toEqual(['DISCRIMINATION', 'CARE', 'BOTH', 'QUESTION']);
    expect(topCodes('ground')).toContain('ORIGIN');
    expect(topCodes('ground')).not.toContain('ORIGIN_ROMA');
    expect(topCodes('care_category')).toHaveLength(7);
  });

  it('rolls every code up to a top code of its own list', () => {
    for (const { name, codes } of lists as readonly (CodeList & { name: 'ground' })[]) {
      const top = topCodes(name);
      for (const { code } of codes) expect(top).toContain(topLevel(name, code));
    }
    expect(topLevel('ground', 'GENDER_IDENTITY')).toBe('SEX');
    expect(() => topLevel('ground', 'NOPE')).toThrow(RangeError);
  });
});
