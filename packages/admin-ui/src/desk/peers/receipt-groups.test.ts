import { expect, it } from 'vitest';
import type { DeliveredMessage } from '../../api/peers.ts';
import { groupReceipts } from './receipt-groups.ts';

function message(jti: string, more: Partial<DeliveredMessage> = {}): DeliveredMessage {
  return {
    ...{ jti, type: 'handover-content', to: { url: 'https://dam.example', name: 'Dam' } },
    ...{ ref: 'one', period: null, queuedAt: '', attempts: 1, refusal: null, remedy: null },
    ...{ deliveredAt: '', digest: jti },
    ...more,
  };
}

it('puts the parts of one case on one line, and nothing else', () => {
  const elsewhere = { url: 'https://bos.example', name: 'Bos' };
  const groups = groupReceipts([
    message('a'),
    message('b', { type: 'handover-offer' }),
    message('c'),
    message('d', { ref: 'two' }),
    message('e', { to: elsewhere }),
  ]);
  expect(groups.map(({ latest, messages }) => [latest.jti, messages.length])).toEqual([
    ['a', 2],
    ['b', 1],
    ['d', 1],
    ['e', 1],
  ]);
});

it('leaves every quarter a line of its own, though they wait for each other', () => {
  const release = { type: 'release', ref: 'releases' };
  const groups = groupReceipts([
    message('a', { ...release, period: '2026-Q3' }),
    message('b', { ...release, period: '2026-Q2' }),
  ]);
  expect(groups).toHaveLength(2);
});
