import { describe, expect, it } from 'vitest';
import { ApiProblem, problemFrom, problemOf } from './request.ts';

describe('problemFrom', () => {
  it('reads the code out of a problem document', () => {
    const document = { type: 'urn:nabij:problem:changed-meanwhile', status: 409 };
    expect(problemFrom(document, 409)).toBe('changed-meanwhile');
  });

  it.each([
    [401, 'sign-in-required'],
    [404, 'not-found'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [500, 'internal'],
  ] as const)('falls back on the status %i', (status, problem) => {
    expect(problemFrom(undefined, status)).toBe(problem);
    expect(problemFrom({ type: 'about:blank' }, status)).toBe(problem);
    expect(problemFrom('<html>', status)).toBe(problem);
  });
});

describe('problemOf', () => {
  it('keeps the code of a refusal and says internal for all else', () => {
    expect(problemOf(new ApiProblem('unreachable'))).toBe('unreachable');
    expect(problemOf(new TypeError('x'))).toBe('internal');
  });
});
