import { describe, expect, it } from 'vitest';
import { LANGUAGES, loadTexts } from '../texts.ts';
import { FAULTS, faultSentence, fileErrors, isolated } from './faults.ts';

describe.each(LANGUAGES)('what is wrong with a file, in %s', (language) => {
  const texts = loadTexts()(language);

  it.each(FAULTS)('(%s) has a sentence of its own that names the file', (fault) => {
    const words = faultSentence(texts, fault, 'brief.pdf');
    expect(words).toContain('brief.pdf');
    const others = FAULTS.filter((it) => it !== fault);
    expect(others.map((it) => faultSentence(texts, it, 'brief.pdf'))).not.toContain(words);
    const [error] = fileErrors(texts, [{ name: 'brief.pdf', fault }]);
    expect(texts.t(`errors.${error?.key}`, error?.values ?? {})).toContain('brief.pdf');
  });

  it('is said of all files together where none can be named', () => {
    const [error] = fileErrors(texts, [{ name: '', fault: 'full' }]);
    expect(texts.t(`errors.${error?.key}`, error?.values ?? {})).toContain(texts.t('files.these'));
  });
});

it('a name turns nothing round and fits on a page', () => {
  expect(isolated('foto\u202Egpj.exe\n')).toBe('\u2068fotogpj.exe\u2069');
  expect(isolated('a'.repeat(500))).toHaveLength(82);
});
