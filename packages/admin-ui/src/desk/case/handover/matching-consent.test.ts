import { expect, it } from 'vitest';
import type { HandoverConsent } from '../../../api/handovers.ts';
import { beginWith, matching } from './matching-consent.ts';

const DAM = 'https://dam.example';
const BOS = 'https://bos.example';

function consent(id: string, more: Partial<HandoverConsent> = {}): HandoverConsent {
  return {
    ...{ id, to: { entityId: DAM, name: 'Dam' }, parts: ['STORY', 'CODING'], state: 'given' },
    ...{ manner: null, at: '2026-11-01T09:00:00.000Z', decidedAt: null, mayOffer: true },
    ...more,
  };
}

it('finds the latest for this point and these parts, in whatever order', () => {
  const consents = [
    consent('old'),
    consent('new', { state: 'withdrawn', at: '2026-11-02T09:00:00.000Z' }),
    consent('there', { to: { entityId: BOS, name: 'Bos' }, at: '2026-11-03T09:00:00.000Z' }),
  ];
  expect(matching(consents, { to: DAM, parts: ['CODING', 'STORY'] })?.id).toBe('new');
  expect(matching(consents, { to: BOS, parts: ['STORY', 'CODING'] })?.id).toBe('there');
});

it.each([[['STORY']], [['STORY', 'CODING', 'CONTACT']], [[]]])(
  'a yes to other parts than %j is none',
  (parts) => {
    expect(matching([consent('one')], { to: DAM, parts })).toBeUndefined();
  },
);

it('begins where one was, and else with what is needed to go on', () => {
  expect(beginWith([consent('one')])).toEqual({ to: DAM, parts: ['STORY', 'CODING'] });
  expect(beginWith([])).toEqual({ to: '', parts: ['STORY', 'CONTACT', 'CODING'] });
});
