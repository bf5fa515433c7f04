import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Held, ON_ENVELOPES, ON_SEALED_CONTENT, ON_TRUST } from './attacks.ts';
import { ON_DELIVERY, ON_HANDOVERS, ON_REACHING_OUT } from './attacks-on-nodes.ts';
import { ROOT } from './sources.ts';

const VECTORS = join(ROOT, 'packages/protocol/vectors');

// What is a good message apart from being out of its time or place: the answer is not a refusal.
const ANSWERED = /^handover-(sender|receiver)-/;

const isHeld = (held: Held): boolean => {
  if (typeof held !== 'string') {
    const [file, title] = held;
    // as if on one line with what is before it
    const text = readFileSync(join(ROOT, file), 'utf8').replace(/([([])\s+'/g, "$1'");
    // a title, or a row of a table that a title stands for
    return text.includes(`('${title}'`) || text.includes(`['${title}'`);
  }
  const kinds = ANSWERED.test(held) ? ['invalid', 'valid'] : ['invalid'];
  return kinds.some((kind) => existsSync(join(VECTORS, kind, `${held}.json`)));
};

describe.each([
  ['envelopes', ON_ENVELOPES, 44],
  ['sealed content', ON_SEALED_CONTENT, 14],
  ['trust', ON_TRUST, 25],
  ['handovers', ON_HANDOVERS, 7],
  ['delivery', ON_DELIVERY, 20],
  ['reaching out', ON_REACHING_OUT, 21],
])('every attack on %s', (_, attacks, least) => {
  it('stands in the list', () => {
    expect(Object.keys(attacks).length).toBeGreaterThanOrEqual(least);
  });

  it.each(Object.entries(attacks))('%s is held off by a vector or a test', (_name, all) => {
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((held) => !isHeld(held))).toEqual([]);
  });
});

describe('the list', () => {
  it('would notice what is not there', () => {
    expect(isHeld('envelope-no-such-attack')).toBe(false);
    expect(isHeld('envelope-minimal')).toBe(false);
    expect(isHeld(['packages/protocol/src/verify.test.ts', 'no such test'])).toBe(false);
  });
});
