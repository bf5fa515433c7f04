import { describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../../api/cases.ts';
import { guestOf, KINDS, knownNames } from './guest-form.ts';

const EMPTY = { kind: '', accountId: '', name: '' };

describe('a guest', () => {
  it('is sent with what belongs to their kind, and with nothing else', () => {
    const all = { accountId: 'anna', name: ' Wijkteam ' };
    expect(KINDS.map((kind) => guestOf({ ...all, kind }))).toEqual([
      { kind: 'colleague', accountId: 'anna', name: null },
      { kind: 'reporter', accountId: null, name: null },
      { kind: 'helper', accountId: null, name: 'Wijkteam' },
      { kind: 'agency', accountId: null, name: 'Wijkteam' },
      { kind: 'point', accountId: null, name: 'Wijkteam' },
    ]);
  });

  it.each([
    EMPTY,
    { ...EMPTY, kind: 'colleague' },
    { ...EMPTY, kind: 'agency', name: ' ' },
    { ...EMPTY, kind: 'point', name: 'x'.repeat(201) },
  ])('is not sent as %j', (fields) => {
    expect(guestOf(fields)).toBeUndefined();
  });
});

it('names that are suggested are those for whom it can be', () => {
  const person = (name: string, role: string) => ({ name, role });
  const consent = (party: string, purpose: string, state = 'given') => ({ party, purpose, state });
  const shown = {
    people: [person('Zus', 'HELPER'), person('GGD', 'AGENCY'), person('Buur', 'WITNESS')],
    consents: [
      consent('GGD', 'SHARE_AGENCY'),
      consent('Verderop', 'SHARE_CONFERENCE'),
      consent('Weg', 'SHARE_CONFERENCE', 'withdrawn'),
      consent('Baas', 'APPROACH_OTHER'),
    ],
  } as unknown as CaseDetail;
  expect(knownNames(shown, 'helper')).toEqual(['Zus']);
  expect(knownNames(shown, 'agency')).toEqual(['GGD', 'Verderop']);
  expect(knownNames(shown, 'point')).toEqual(['Verderop']);
});
