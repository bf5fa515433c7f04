import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topCodes } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { ACTS, STATES } from '../cases/workflow.ts';
import { QUESTIONS } from './report/answers.ts';
import { codeOptions, textOptions } from './report/options.ts';
import { LANGUAGES, type Language, loadTexts, resourcesOf } from './texts.ts';

type Leaf = [key: string, sentence: string];

function leaves(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, below]) =>
    leaves(below, path ? `${path}.${key}` : key),
  );
}

const placeholders = (sentence: string) => (sentence.match(/\{\{\w+\}\}/g) ?? []).sort();
const texts = loadTexts();

/** Every sentence of a language with its key. */
const sentences = (language: Language) => resourcesOf(language).flatMap((part) => leaves(part));

/** Every file of the intake whose pages name sentences. */
const code = globSync('**/*.ts', { cwd: import.meta.dirname, exclude: ['**/*.test.ts'] })
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const dutch = sentences('nl');
  const own = sentences(language);
  const others = new Map(own);
  const kind = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

  it('are the same sentences as in Dutch, each once', () => {
    const keys = own.map(([key]) => key);
    expect(keys.length).toBeGreaterThan(100);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys.map(kind))).toEqual(new Set(dutch.map(([key]) => kind(key))));
  });

  it('have every form of number that the language knows', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = new Set(own.filter(([key]) => kind(key) !== key).map(([key]) => kind(key)));
    for (const key of counted) {
      expect([key, forms.filter((form) => !others.has(`${key}_${form}`))]).toEqual([key, []]);
    }
  });

  it('have the same placeholders', () => {
    for (const [key, sentence] of dutch.filter(([key]) => others.has(key))) {
      expect([key, placeholders(others.get(key) ?? '')]).toEqual([key, placeholders(sentence)]);
    }
  });

  it('have no empty sentence, no markup and no forgotten translation', () => {
    for (const [key, sentence] of own) {
      expect([key, sentence.trim().length > 0 && !/[<>]|TODO/.test(sentence)]).toEqual([key, true]);
    }
    const same = new Map(language === 'nl' ? [] : dutch);
    const alike = own.filter(([key, sentence]) => {
      return sentence.length > 25 && !sentence.includes('{{') && same.get(key) === sentence;
    });
    expect(alike).toEqual([]);
  });
});

const ERRORS = [
  ...['choose', 'story', 'tooLong', 'name', 'email', 'answer'],
  ...['fileNone', 'fileNotTaken', 'fileTooLarge', 'fileFull', 'fileBusy'],
  ...['codeEmpty', 'codeWrong', 'codeUnknown'],
];

describe.each(LANGUAGES)('in %s', (language) => {
  const { t, list } = texts(language);
  const at = { texts: texts(language), now: new Date('2026-11-21T12:00:00Z') };
  const exists = (key: string) =>
    expect([key, t(key, { defaultValue: '', count: 2 }) !== '']).toEqual([key, true]);

  it('every sentence that the pages name is there', () => {
    const named = [...code.matchAll(/\bt\('([a-zA-Z.]+)'/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(50);
    for (const key of named) exists(key);
    for (const key of ERRORS) exists(`errors.${key}`);
  });

  it('every trouble, state, question, option and way on has its words', () => {
    const troubles = /type Trouble =([^;]*);/.exec(code)?.[1]?.match(/\w+(?=')/g) ?? [];
    expect(troubles).toContain('unreadable');
    for (const trouble of troubles) exists(`problem.${trouble}`);
    for (const state of STATES) {
      exists(`follow.state.${state}`);
      exists(`copy.states.${state}`);
    }
    for (const act of ACTS) exists(`copy.act.${act}`);
    for (const question of QUESTIONS) {
      exists(`question.${question}.title`);
      exists(`question.${question}.why`);
    }
    for (const want of ['REPORT', 'COMPLAINT', 'ADVICE']) {
      expect(list(`receipt.steps.${want}`).length).toBeGreaterThan(0);
    }
    for (const { label, value } of [
      ...textOptions(texts(language), 'anonymity', ['NAMED', 'ANON_THIRD', 'ANON_FULL']),
      ...codeOptions('ground', at),
      ...codeOptions('domain', at),
    ]) {
      expect([value, label.length > 0 && !label.includes('.options.')]).toEqual([value, true]);
    }
    expect(codeOptions('ground', at)).toHaveLength(topCodes('ground').length);
  });
});
