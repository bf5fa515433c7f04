import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SealBroken } from '../../vault/seal.ts';
import { type Line, openLine, sealLine } from './line.ts';
import { vcardOf } from './vcard.ts';

const key = new Uint8Array(randomBytes(32));
const LINE: Line = {
  id: '0192f0c4-0000-7000-8000-000000000001',
  version: 3,
  agencyType: 'POLICE',
  verifiedOn: '2026-11-21',
  lastContactOn: null,
  name: 'Sam de Wijk',
  agency: 'Politie Wilgendrecht',
  role: 'wijkagent',
  phone: '0999 00 00 02',
  email: 'sam@politie.example',
  reach: 'Bel voor tien uur.',
  note: 'Kent de straat goed.',
  knownBy: ['a'],
};

describe('a short line that is sealed', () => {
  it('opens as it was, and lies there without a word of it', async () => {
    const row = await sealLine(key, LINE);
    expect(await openLine(key, row)).toEqual(LINE);
    for (const word of ['Sam', 'Politie Wil', '0999', 'tien uur']) {
      expect(JSON.stringify(row)).not.toContain(word);
    }
  });

  it.each([
    { id: '0192f0c4-0000-7000-8000-000000000002' },
    { version: 4 },
    { agencyType: 'SCHOOL' },
    { verifiedOn: '2026-11-22' },
    { lastContactOn: '2026-11-21' },
  ])('does not open in a row that says %j', async (change) => {
    const row = await sealLine(key, LINE);
    await expect(openLine(key, { ...row, ...change })).rejects.toThrow(SealBroken);
  });
});

describe('a card of somebody', () => {
  it('has what a telephone needs, and nothing that we noted for ourselves', () => {
    const card = vcardOf(LINE, 'nl').replaceAll('\r\n ', '');
    expect(card.startsWith('BEGIN:VCARD\r\nVERSION:3.0\r\n')).toBe(true);
    expect(card).toMatch(/^FN[^:]*:Sam de Wijk\r$/m);
    expect(card).toMatch(/^TEL[^:]*:0999 00 00 02\r$/m);
    expect(card).toMatch(/^ORG[^:]*:Politie Wilgendrecht\r$/m);
    expect(card).toMatch(/^CATEGORIES[^:]*:Politie\r$/m);
    expect(card).not.toContain('Kent de straat');
  });

  it('of any name stays one card with one name', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(name, name, (one, other) => {
        const named = { ...LINE, name: one, agency: other, reach: other, role: '' };
        const lines = vcardOf(named, 'nl').replaceAll('\r\n ', '').split('\r\n');
        expect(lines.filter((text) => text.startsWith('BEGIN:'))).toHaveLength(1);
        expect(lines.filter((text) => text.startsWith('FN'))).toHaveLength(1);
        expect(lines.filter((text) => text.startsWith('TEL'))).toHaveLength(1);
      }),
    );
  });
});
