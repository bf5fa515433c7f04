import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { isolated } from './isolated.ts';

describe('what stands in a sentence', () => {
  it.each([
    ['ltr', 'Bram', 'Bram'],
    ['ltr', 'ليلى حداد', '\u2068ليلى حداد\u2069'],
    ['rtl', 'Bram', '\u2068Bram\u2069'],
    ['rtl', '30 أكتوبر 2026', '\u206830 أكتوبر 2026\u2069'],
    ['rtl', '12', '12'],
    ['rtl', '', ''],
  ] as const)('in a sentence %s: %s', (dir, value, shown) => {
    expect(isolated(value, dir)).toBe(shown);
  });

  it('is not changed otherwise, as React keeps markup out', async () => {
    const texts = createInstance();
    const translation = { 'account.name': '{{name}} zei' };
    await texts.init({
      lng: 'nl',
      keySeparator: false,
      resources: { nl: { translation } },
      interpolation: { escape: (value) => isolated(value, 'ltr') },
    });
    expect(texts.t('account.name', { name: '<b>& "Bram"' })).toBe('<b>& "Bram" zei');
  });
});
