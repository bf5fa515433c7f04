import type { JsonObject } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { TOWN } from './actors.ts';
import { type EntityCase, node, SEALS } from './entity-cases.ts';
import { NOW_SECONDS } from './vector.ts';

const good = (name: string, description: string, members: JsonObject): EntityCase => [
  name,
  description,
  node(members),
];
const bad = (
  name: string,
  description: string,
  members: JsonObject,
): readonly [...EntityCase, reason: ProblemCode] => [
  name,
  description,
  node(members),
  'entity-statement-invalid',
];

/** What a node may say of itself, at the edge of a rule. */
export const GOOD_FACTS: readonly EntityCase[] = [
  good('name-longest', 'a name of 200 characters', { name: 'a'.repeat(200) }),
  good('name-white-space', '200 characters with white space at both ends', {
    name: `\n ${'a'.repeat(200)}\u00a0`,
  }),
  good('name-beyond-bmp', '200 characters of two UTF-16 code units each', {
    name: '😀'.repeat(200),
  }),
  good('languages', 'tags with a script, a region and a variant', {
    languages: ['nl', 'zh-Hant-TW', 'de-1996', 'es-419', 'sl-rozaj-biske'],
  }),
  good('person-more', 'a member of a person that nobody knows', {
    people: [{ name: 'Geeske', line: 'Ik help.', since: 2020 }],
  }),
  good('population-most', 'as many inhabitants as there may be', { population: 1_000_000_000 }),
  good('inbox-anywhere-below', 'an inbox anywhere below the name', {
    inbox: `${TOWN.entityId}/a/b/c`,
  }),
];

/** What a node may not say of itself. */
export const BAD_FACTS: readonly (readonly [...EntityCase, reason: ProblemCode])[] = [
  bad('name-201', 'a name of 201 characters', { name: 'a'.repeat(201) }),
  bad('name-beyond-bmp-201', '201 characters of two UTF-16 code units each', {
    name: '😀'.repeat(201),
  }),
  bad('name-turned', 'a name that turns what follows', { name: 'a\u202eb' }),
  bad('name-isolated', 'a name that isolates what follows', { name: 'a\u2066b' }),
  bad('inbox-query', 'an inbox with a query', { inbox: `${TOWN.entityId}/inbox?a=1` }),
  bad('inbox-slash', 'an inbox with a slash after it', { inbox: `${TOWN.entityId}/inbox/` }),
  bad('inbox-itself', 'an inbox at the name itself', { inbox: TOWN.entityId }),
  bad('language-upper-case', 'a language in upper case', { languages: ['NL'] }),
  bad('language-extended', 'an extended language', { languages: ['zh-cmn'] }),
  bad('language-private', 'a private tag', { languages: ['nl-x-a'] }),
  bad('language-variant-twice', 'a variant twice', { languages: ['de-1996-1996'] }),
  bad('languages-65', 'more languages than are taken', {
    languages: Array.from({ length: 65 }, () => 'nl'),
  }),
  bad('municipality-space', 'a code with a space', { municipalities: ['XX 0001'] }),
  bad('municipality-33', 'a code of 33 characters', { municipalities: ['X'.repeat(33)] }),
  bad('versions-17', 'more versions than are taken', {
    protocol_versions: Array.from({ length: 17 }, () => '1'),
  }),
  bad('population-fraction', 'half an inhabitant', { population: 0.5 }),
  bad('population-above', 'more inhabitants than there are', { population: 1_000_000_001 }),
  bad('postcodes-turned', 'a range that ends before it begins', { postcodes: [[1299, 1200]] }),
  bad('postcodes-six-digits', 'a postcode of six digits', { postcodes: [[0, 100_000]] }),
  bad('country-lower-case', 'a country in lower case', { country: 'nl' }),
  bad('phone-null', 'a member that is null', { phone: null }),
  bad('encryption-key-twice', 'a key to seal for twice', { encryption_keys: [SEALS, SEALS] }),
  bad('encryption-key-window', 'a window that ends as it begins', {
    encryption_keys: [{ ...SEALS, nbf: NOW_SECONDS, exp: NOW_SECONDS }],
  }),
];
