import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topCodes } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { ACTS, STATES } from '../cases/workflow.ts';
import { QUESTIONS } from './answers.ts';
import { codeOptions, textOptions } from './pages/questions.ts';
import en from './texts/en.json' with { type: 'json' };
import nl from './texts/nl.json' with { type: 'json' };
import { LANGUAGES, loadTexts } from './texts.ts';

type Leaf = [key: string, sentence: string];

function leaves(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, below]) =>
    leaves(below, path ? `${path}.${key}` : key),
  );
}

const placeholders = (sentence: string) => (sentence.match(/\{\{\w+\}\}/g) ?? []).sort();
const texts = loadTexts();

/** Every file of the intake whose pages name sentences. */
const code = ['.', 'pages']
  .flatMap((folder) => {
    const dir = join(import.meta.dirname, folder);
    const files = readdirSync(dir).filter((it) => it.endsWith('.ts') && !it.endsWith('.test.ts'));
    return files.map((name) => readFileSync(join(dir, name), 'utf8'));
  })
  .join('\n');

describe('the texts', () => {
  it('have the same sentences in every language', () => {
    const keys = (resource: unknown) => leaves(resource).map(([key]) => key);
    expect(keys(nl).length).toBeGreaterThan(100);
    expect(keys(en).sort()).toEqual(keys(nl).sort());
  });

  it('have the same placeholders', () => {
    const others = new Map(leaves(en));
    for (const [key, sentence] of leaves(nl)) {
      expect([key, placeholders(others.get(key) ?? '')]).toEqual([key, placeholders(sentence)]);
    }
  });

  it('have no empty sentence, no markup and no forgotten translation', () => {
    const same = new Map(leaves(nl));
    for (const [key, sentence] of [...leaves(nl), ...leaves(en)]) {
      expect([key, sentence.trim().length > 0 && !/[<>]|TODO/.test(sentence)]).toEqual([key, true]);
    }
    const alike = leaves(en).filter(([key, sentence]) => {
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
  const exists = (key: string) =>
    expect([key, t(key, { defaultValue: '' }) !== '']).toEqual([key, true]);

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
      ...codeOptions('ground', texts(language)),
      ...codeOptions('domain', texts(language)),
    ]) {
      expect([value, label.length > 0 && !label.includes('.options.')]).toEqual([value, true]);
    }
    expect(codeOptions('ground', texts(language))).toHaveLength(topCodes('ground').length);
  });
});
