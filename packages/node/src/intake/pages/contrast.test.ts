import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, PAIRS, tooClose } from './contrast.ts';
import { loadFace } from './face.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((it) => `#${it.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#fff', '#000', 21],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s and %s is %d, as WCAG counts it', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
  });

  it('is the same both ways, and from 1 to 21', () => {
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        const found = contrast(a, b);
        expect(found).toBe(contrast(b, a));
        expect(found).toBeGreaterThanOrEqual(1);
        expect(found).toBeLessThanOrEqual(21);
      }),
    );
  });

  it.each(['', 'red', '#12', '#12345', 'rgb(0 0 0)'])('of %j is no number', (it) => {
    expect(contrast(it, '#fff')).toBeNaN();
  });
});

describe('the shipped face', () => {
  const { values } = loadFace();

  it('has no pair that is too close', () => {
    expect(PAIRS.length).toBeGreaterThan(30);
    expect(tooClose(values)).toEqual([]);
  });

  it("has every pair of a background and what stands on it in the citizen's style", () => {
    const css = readFileSync(join(import.meta.dirname, 'site.css'), 'utf8');
    const used = (property: string) =>
      [...css.matchAll(new RegExp(`[ ;]${property}: var\\(--nabij-color-([a-z-]+)\\)`, 'g'))].map(
        (match) => match[1],
      );
    const backs = new Set(PAIRS.map(({ back }) => back));
    const fronts = new Set(PAIRS.map(({ front }) => front));
    expect(used('background').length).toBeGreaterThan(3);
    expect(used('background').filter((name) => name && !backs.has(name))).toEqual([]);
    expect(used('color').filter((name) => name && !fronts.has(name))).toEqual([]);
  });

  it('is seen to fail when a colour is too light', () => {
    const faults = tooClose(new Map([...values, ['--nabij-color-ink', '#999999']]));
    expect(faults).toContainEqual(
      expect.objectContaining({ front: 'ink', back: 'surface', least: 4.5 }),
    );
  });
});
