import { describe, expect, it } from 'vitest';
import type { Code } from '../api/codes.ts';
import { codeLabels, groupsOf } from './code-labels.ts';

const work: Code = { code: 'WORK', nl: 'Werk', en: 'Work' };
const pay: Code = { code: 'WORK_PAY', nl: 'Loon', en: 'Pay', parent: 'WORK' };
const other: Code = { code: 'OTHER', nl: 'Anders', en: 'Other' };

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
    expect(codeLabels(lists, 'nl').label('domain', 'WORK_PAY')).toBe('Loon');
    expect(codeLabels(lists, 'en').label('domain', 'WORK_PAY')).toBe('Pay');
  });

  it('shows the code itself when it has no name', () => {
    expect(codeLabels(lists, 'nl').label('domain', 'OLD')).toBe('OLD');
    expect(codeLabels(undefined, 'nl').label('domain', 'WORK')).toBe('WORK');
  });
});
