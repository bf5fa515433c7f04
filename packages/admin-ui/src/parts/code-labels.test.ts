import { describe, expect, it } from 'vitest';
import type { Code } from '../api/codes.ts';
import { codeLabels, groupsOf } from './code-labels.ts';

const DAY = '2026-11-22';
const work: Code = {
  code: 'WORK',
  nl: 'Werk',
  fr: 'Emploi',
  de: 'Arbeit',
  en: 'Work',
  ar: 'العمل',
};
const pay: Code = { ...work, code: 'WORK_PAY', nl: 'Loon', en: 'Pay', ar: 'الأجر', parent: 'WORK' };
const other: Code = { ...work, code: 'OTHER', nl: 'Anders', en: 'Other' };

describe('groupsOf', () => {
  it('puts each code under its parent, wherever it stands in the list', () => {
    expect(groupsOf([pay, work, other])).toEqual([
      { code: work, details: [pay] },
      { code: other, details: [] },
    ]);
  });
});

describe('codeLabels', () => {
  const lists = {
    version: '1',
    lists: { domain: { title: { nl: 'Terrein', en: 'Domain' }, multi: false, codes: [work, pay] } },
  };

  it('names codes in the language of the reader', () => {
    expect(codeLabels(lists, 'nl', DAY).label('domain', 'WORK_PAY')).toBe('Loon');
    expect(codeLabels(lists, 'en', DAY).label('domain', 'WORK_PAY')).toBe('Pay');
    const labels = ['nl', 'fr', 'de', 'en', 'ar', 'tr'].map((language) =>
      codeLabels(lists, language, DAY).label('domain', 'WORK'),
    );
    expect(labels).toEqual(['Werk', 'Emploi', 'Arbeit', 'Work', 'العمل', 'Work']);
  });

  it('shows the code itself when it has no name', () => {
    expect(codeLabels(lists, 'nl', DAY).label('domain', 'OLD')).toBe('OLD');
    expect(codeLabels(undefined, 'nl', DAY).label('domain', 'WORK')).toBe('WORK');
  });

  it('offers what can be chosen today, and still names what cannot', () => {
    const old = { ...work, code: 'OLD', nl: 'Oud', valid_until: '2026-11-21' };
    const last = { ...work, code: 'LAST', nl: 'Laatste', valid_until: DAY };
    const next = { ...work, code: 'NEXT', nl: 'Straks', valid_from: '2026-11-23' };
    const domain = { ...lists.lists.domain, codes: [work, old, last, next] };
    const words = codeLabels({ version: '1', lists: { domain } }, 'nl', DAY);
    expect(words.codes('domain').map(({ code }) => code)).toEqual(['WORK', 'LAST']);
    expect(words.groups('domain')).toHaveLength(2);
    expect(words.label('domain', 'OLD')).toBe('Oud');
  });
});
