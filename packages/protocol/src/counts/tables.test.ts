import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DECLARED, type DeclaredTable, MEASURE_NAMES, SPAN_NAMES, tablesIn } from './tables.ts';

const TABLES = Object.entries<DeclaredTable>(DECLARED);

describe('the declared tables', () => {
  it('are all told in the specification', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const [, section = ''] = readme.split('## 7. Releases');
    const [, table = ''] = section.split('| table');
    const [rows = ''] = table.split('\n\n');
    const told = [...rows.matchAll(/^\| (`[^|]+)\|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(told.toSorted()).toEqual(Object.keys(DECLARED).toSorted());
  });

  it('have the margins that they are compared with in every span and measure', () => {
    for (const [, { dimensions, spans, measures }] of TABLES) {
      for (const measure of measures) {
        for (const span of spans) {
          const names = tablesIn(measure, span);
          expect(names[0]).toBe('total');
          const margins = names.flatMap((name) => {
            const { dimensions: own }: DeclaredTable = DECLARED[name];
            return own.length === 1 ? own : [];
          });
          expect(margins).toEqual(expect.arrayContaining([...dimensions]));
        }
      }
    }
  });

  it('are of two dimensions at most, and have a quarter', () => {
    for (const [, { dimensions, spans }] of TABLES) {
      expect(dimensions.length).toBeLessThanOrEqual(2);
      expect(spans).toContain('quarter');
    }
  });

  it('are in a fixed order, by measure and span', () => {
    expect(tablesIn('mass', 'month-1')).toEqual(['total', 'subject']);
    expect(tablesIn('mass', 'year')).toEqual(['total', 'people', 'subject', 'ground', 'domain']);
    const all = MEASURE_NAMES.flatMap((it) => SPAN_NAMES.flatMap((span) => tablesIn(it, span)));
    expect(new Set(all)).toEqual(new Set(Object.keys(DECLARED)));
  });
});
