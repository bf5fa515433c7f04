import {
  DECLARED,
  type DeclaredName,
  DIMENSIONS,
  type Dimension,
  LABEL_LANGUAGES,
} from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { codeLabel } from './code-labels.ts';
import type { TrendQuestion } from './question.ts';

const asked = (table: DeclaredName): TrendQuestion =>
  ({ table, measure: 'closed' }) as unknown as TrendQuestion;

describe('a code of a trend in words', () => {
  it.each(LABEL_LANGUAGES)('is named where the counting itself tells it (%s)', (language) => {
    for (const table of ['timeliness', 'arrived', 'request', 'channel'] as const) {
      const [name] = DECLARED[table].dimensions;
      const { codes = [] }: Dimension = DIMENSIONS[name];
      for (const code of codes) expect(codeLabel(asked(table), code, language)).not.toBe(code);
    }
  });

  it('says what is not known in the words of its own table', () => {
    expect(codeLabel(asked('timeliness'), 'LATE', 'nl')).toBe('Te laat afgerond');
    expect(codeLabel(asked('residence'), 'UNKNOWN', 'nl')).toBe('Onbekend');
    expect(codeLabel(asked('channel'), 'UNKNOWN', 'nl')).toMatch(/^Niet bekend: geteld voordat/);
    expect(codeLabel(asked('subject_request'), 'CARE/UNKNOWN', 'en')).toMatch(/ × Not known/);
  });

  it('is named in a care domain and in a category', () => {
    expect(codeLabel(asked('care_category'), 'CLINICAL', 'nl')).toBe('Zorginhoud');
    expect(codeLabel(asked('care_category'), 'SAFETY', 'nl')).toBe('Veiligheid');
  });
});
