import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEMS, problemDocument, problemFromUrn, problemUrn } from './problem.ts';

const CODES = Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[];

describe('the list of refusals', () => {
  it.each(CODES)('%s has a status of a refusal and one sentence', (code) => {
    const { status, title } = PROBLEMS[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z][^\n]*\.$/);
    expect(code).toMatch(/^[a-z][a-z\d]*(-[a-z]+)*$/);
  });

  it.each(CODES)('%s is found again by its URN', (code) => {
    expect(problemFromUrn(problemUrn(code))).toBe(code);
  });

  it('is told in the specification with the same status', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    const told = [...readme.matchAll(/\| `([a-z-]+)` +\| (\d{3}) /g)];
    const federation = CODES.slice(0, CODES.indexOf('not-found'));
    expect(told.map(([, code]) => code)).toEqual(expect.arrayContaining(federation));
    for (const [, code = '', status] of told) {
      expect(PROBLEMS).toHaveProperty([code, 'status'], Number(status));
    }
  });

  it('knows no URN of others', () => {
    for (const urn of ['', 'expired', 'about:blank', 'urn:nabij:problem:', 'urn:nabij:problem:x']) {
      expect(problemFromUrn(urn)).toBeUndefined();
    }
    expect(problemFromUrn('urn:nabij:problem:constructor')).toBeUndefined();
    expect(problemFromUrn('urn:nabij:problem:__proto__')).toBeUndefined();
  });

  it('makes a document of type, status and title', () => {
    expect(problemDocument('expired')).toEqual({
      type: 'urn:nabij:problem:expired',
      status: 400,
      title: 'The message has expired.',
    });
  });
});
