import { expect, it } from 'vitest';
import type { Figure } from './figure.ts';
import { figuresCsv } from './figures-csv.ts';

const whole: Figure = {
  ...{ period: '2026-Q3', kind: 'number', visible: 12, bounds: { low: 12, high: 12 } },
  ...{ hiddenTowns: 0, silentTowns: 0, notComparable: [] },
  rate: { rate: { low: 1.23456, high: 1.23456 }, interval: { low: 0.5, high: 3 } },
};

it('says of each number what it is, and runs nothing in a spreadsheet', () => {
  const part: Figure = {
    ...whole,
    ...{ hiddenTowns: 1, bounds: { low: 12, high: null }, rate: null },
    notComparable: ['silent', 'small-numbers'],
  };
  const silent: Figure = { ...whole, kind: 'silent', visible: 0, bounds: null, rate: null };
  const rows = [
    { key: 'AGE', label: '=Leeftijd, "oud"', depth: 0, figures: [whole, part, silent] },
  ];
  expect(figuresCsv(rows).split('\r\n').slice(1)).toEqual([
    `AGE,"'=Leeftijd, ""oud""",2026-Q3,number,12,12,12,0,0,1.235,1.235,0.5,3,`,
    `AGE,"'=Leeftijd, ""oud""",2026-Q3,partly-hidden,12,12,,1,0,,,,,silent small-numbers`,
    `AGE,"'=Leeftijd, ""oud""",2026-Q3,silent,,,,0,0,,,,,`,
    '',
  ]);
});
