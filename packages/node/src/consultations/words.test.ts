import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SealBroken } from '../vault/seal.ts';
import { openCards, type SharedCards, sealCards } from './cards.ts';
import { type Consultation, openConsultation, sealConsultation } from './words.ts';

const key = new Uint8Array(randomBytes(32));
const NOON = new Date('2026-11-21T12:00:00Z');
const ASKED: Consultation = {
  id: '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41',
  side: 'asker',
  peer: 'https://dam.example',
  state: 'asked',
  askedAt: NOON,
  changedAt: NOON,
  sent: null,
  words: { from: 'Geeske', to: 'Jan', question: 'Wie betaalt een bed?' },
};
const SHARED: SharedCards = {
  id: '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41',
  peer: 'https://dam.example',
  receivedAt: NOON,
  from: 'Geeske',
  note: 'Voor jullie.',
  cards: [{ name: 'Sam de Wijk', agency_type: 'POLICE', phone: '0999 00 00 02' }],
};

describe('a consultation that is sealed', () => {
  it('opens as it was, and lies there without a word of it', async () => {
    const row = await sealConsultation(key, ASKED);
    expect(await openConsultation(key, row)).toEqual(ASKED);
    for (const word of ['Geeske', 'Jan', 'bed']) expect(JSON.stringify(row)).not.toContain(word);
  });

  it.each([
    { id: '0192f0c4-0000-7000-8000-000000000002' },
    { side: 'asked' as const },
    { peer: 'https://vreemd.example' },
    { state: 'thanked' as const },
  ])('does not open in a row that says %j', async (change) => {
    const row = await sealConsultation(key, ASKED);
    await expect(openConsultation(key, { ...row, ...change })).rejects.toThrow(SealBroken);
  });
});

describe('cards that are sealed', () => {
  it('open as they were, and lie there without a word of them', async () => {
    const row = await sealCards(key, SHARED);
    expect(await openCards(key, row)).toEqual(SHARED);
    for (const word of ['Sam', 'POLICE', '0999', 'jullie']) {
      expect(JSON.stringify(row)).not.toContain(word);
    }
  });

  it.each([{ id: '0192f0c4-0000-7000-8000-000000000002' }, { peer: 'https://vreemd.example' }])(
    'do not open in a row that says %j',
    async (change) => {
      const row = await sealCards(key, SHARED);
      await expect(openCards(key, { ...row, ...change })).rejects.toThrow(SealBroken);
    },
  );
});
