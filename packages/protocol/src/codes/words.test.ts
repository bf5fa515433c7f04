import { describe, expect, it } from 'vitest';
import { codeList, type ListName } from './code-list.ts';
import deadlines from './deadlines.json' with { type: 'json' };
import { plainLabel } from './label.ts';
import routing from './routing.json' with { type: 'json' };
import { CITIZEN_LANGUAGES, type CitizenLanguage, inLanguage, isCitizenLanguage } from './words.ts';

/** The lists of which a citizen can see a code. */
const VISIBLE: readonly ListName[] = [
  'ground',
  'domain',
  'subject',
  'request_type',
  'anonymity',
  'reporter_role',
  'residence',
  'status',
  'channel',
  'consent_purpose',
  'agency_type',
  'not_handled_reason',
  'erasure_refusal',
  'outcome',
  'handling',
  'nature',
  'feedback',
  'care_domain',
  'care_category',
  'life_domain',
  'party_role',
  'not_heard_reason',
  'case_part',
  'counted',
];

/** Texts that are the English word, because the language has the same one. */
const SAME_WORD = new Set(['subject/DISCRIMINATION/fr', 'agency_type/POLICE/fr']);

/** Proper names stay in their own script. */
const NAMES =
  /Unia|VMRI|IGVM\/IEFH|College voor de Rechten van de Mens|Veilig Thuis|De Lijn|Woonzorglijn|SNCB\/NMBS|STIB\/MIVB|TEC/g;

type Said = readonly [where: string, say: (language: CitizenLanguage) => string];

const coded: Said[] = VISIBLE.flatMap((list) =>
  codeList(list).codes.map(
    ({ code }): Said => [`${list}/${code}`, (language) => plainLabel(list, code, language)],
  ),
);
const words: Record<string, Record<CitizenLanguage, string>> = {
  ...under('body', routing.bodies),
  ...under('if', Object.fromEntries(routing.rules.map((rule) => [rule.id, rule.only_if]))),
  ...under('regime', Object.fromEntries(deadlines.regimes.map(({ id, name }) => [id, name]))),
  ...under('step', deadlines.steps),
  ...under('who', deadlines.who),
};
const told: Said[] = Object.entries(words).map(([where, said]) => [
  where,
  (language) => said[language],
]);
const all = [...coded, ...told];

function under<Value>(prefix: string, of: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [`${prefix}/${key}`, value]));
}

describe.each(CITIZEN_LANGUAGES)('what a citizen can read in %s', (language) => {
  it('is there for every code, in that language', () => {
    const wrong = all.filter(([where, say]) => {
      const text = say(language);
      if (typeof text !== 'string' || text === '') return true;
      return language !== 'en' && text === say('en') && !SAME_WORD.has(`${where}/${language}`);
    });
    expect(wrong.map(([where]) => where)).toEqual([]);
  });

  it('is short, tidy text without codes and placeholders', () => {
    const untidy = /^\s|\s$|\s{2}|[{}[\]<>_|]|TODO|\?\?|\p{Cc}|\p{Cf}|[\u064b-\u0652]/u;
    const long = (where: string) => (where.startsWith('if/') ? 120 : 80);
    const wrong = all.filter(([where, say]) => {
      const text = say(language);
      return untidy.test(text) || text.length > long(where) || text !== text.normalize('NFC');
    });
    expect(wrong.map(([where]) => where)).toEqual([]);
  });

  it('is written in one script, but for proper names', () => {
    const own = { ar: 'Arabic', uk: 'Cyrillic' }[String(language)] ?? 'Latin';
    const foreign = new RegExp(`(?!\\p{Script=${own}})\\p{L}|[ыэъё]`, 'u');
    const wrong = all.filter(([, say]) => foreign.test(say(language).replace(NAMES, '')));
    expect(wrong.map(([where]) => where)).toEqual([]);
  });

  it('tells the codes of a list apart', () => {
    for (const list of VISIBLE) {
      const texts = codeList(list).codes.map(({ code }) => plainLabel(list, code, language));
      expect(new Set(texts).size, list).toBe(texts.length);
    }
  });
});

describe('words', () => {
  it('are asked for in the exact spelling of the language', () => {
    const name = deadlines.steps.handle;
    expect(inLanguage(name, 'tr')).toBe(name.tr);
    for (const other of ['es', '', 'NL', '__proto__', 'toString']) {
      expect(isCitizenLanguage(other)).toBe(false);
      expect(inLanguage(name, other)).toBe(name.en);
    }
  });
});
