import { expect, it } from 'vitest';
import type { Handover, HandoverConsent } from '../../../api/handovers.ts';
import { beginWith, cameFrom, matching } from './matching-consent.ts';

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

function came(name: string, at: string, more: Partial<Handover> = {}): Handover {
  const peer = { entityId: name === 'Dam' ? DAM : BOS, name };
  return {
    ...{ id: at, side: 'receiver', peer, state: 'arrived', because: null, reason: 'LIVES_THERE' },
    ...{ until: at, offeredAt: at, changedAt: at, since: at, parts: ['STORY', 'FILES'] },
    ...{ preview: { subject: 'CARE', received: '2026-11', files: 0, bytes: 0 }, received: 1 },
    consent: { id: at, given: at, manner: 'WEB', state: 'given' },
    ...{ caseId: null, caseNumber: null, cameBackAs: null },
    delivery: { waiting: 0, failed: 0, lastRefusal: null },
    ...more,
  };
}

it('begins to give back with who sent it, and what of it', () => {
  const bos = came('Bos', '2026-11-05T09:00:00.000Z');
  expect(beginWith([consent('one')], bos)).toEqual({ to: BOS, parts: ['STORY', 'FILES'] });
  const asked = consent('two', { to: { entityId: BOS, name: 'Bos' }, parts: ['STORY'] });
  expect(beginWith([asked, consent('one')], bos)).toEqual({ to: BOS, parts: ['STORY'] });
});

it('came from whom it came last, and from nobody where it did not come', () => {
  const dam = came('Dam', '2026-11-01T09:00:00.000Z');
  const bos = came('Bos', '2026-11-05T09:00:00.000Z');
  const sent = came('Dam', '2026-11-09T09:00:00.000Z', { side: 'sender', state: 'back' });
  const refused = came('Dam', '2026-11-09T10:00:00.000Z', { state: 'rejected' });
  const from = (earlier: Handover[]) => cameFrom({ current: null, earlier, consents: [] });
  expect(from([dam, sent, refused, bos])).toBe(bos);
  expect(from([sent, refused])).toBeUndefined();
});
