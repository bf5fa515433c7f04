import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_MAX } from './line.ts';
import { MOST_CARDS, readCards } from './read-vcards.ts';
import { vcardOf } from './vcard.ts';

const LINE = {
  id: '0b0b0b0b-0000-4000-8000-000000000001',
  version: 1,
  agencyType: 'POLICE',
  name: 'Öznur de Wijk',
  agency: 'Politie, district Oost',
  role: 'wijkagent; jeugd',
  phone: '0999 00 00 12',
  email: 'oznur@politie.example',
  reach: 'Liefst ’s ochtends, bel twee keer.',
  note: 'Ons geheim',
  knownBy: [],
  verifiedOn: '2026-11-21',
  lastContactOn: null,
};
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const EMPTY = { name: '', agency: '', role: '', phone: '', email: '', reach: '', note: '' };

describe('a card', () => {
  it('of ours comes back as it went, whatever is in it, and without our notes', () => {
    const words = fc
      .array(
        fc.constantFrom('a', 'é', ',', ';', ':', '\\', '"', '=', '👩🏽‍⚕️', 'محمد', 'n', '\\n', ' x'),
        {
          minLength: 1,
          maxLength: 30,
        },
      )
      .map((all) => all.join('').replaceAll(/\s+/g, ' ').trim());
    const filled = fc.record({ name: words, role: words, reach: words, agency: words });
    fc.assert(
      fc.property(filled, (texts) => {
        const { note: _, ...back } = readCards(vcardOf({ ...LINE, ...texts }, 'nl'))[0] ?? EMPTY;
        expect(back).toEqual({ ...texts, phone: LINE.phone, email: LINE.email });
      }),
    );
    expect(vcardOf(LINE, 'nl')).not.toContain(LINE.note);
  });

  it('of RFC 6350 is read: groups, quotes, preferences, addresses that are URIs, folded lines', () => {
    const text = card(
      'VERSION:4.0',
      'item1.FN;LANGUAGE="x:y":محمد \\, العربي 😀',
      'ORG:OCMW\\; Zuid;Team Schuld\\, begeleiding',
      'TEL;VALUE=uri;TYPE="voice,home":tel:+32-9-000-00-01',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+32-9-000-00-02;ext=12',
      'EMAIL:mailto:m@ocmw.example',
      'ROLE:maatschap',
      ' pelijk werker',
      'NOTE:eerste regel\\ntweede regel',
      'PHOTO:data:image/png;base64,AAAA',
    );
    expect(readCards(text)).toEqual([
      {
        name: 'محمد , العربي 😀',
        agency: 'OCMW; Zuid, Team Schuld, begeleiding',
        role: 'maatschappelijk werker',
        phone: '+32-9-000-00-02 12',
        email: 'm@ocmw.example',
        reach: '',
        note: 'eerste regel\ntweede regel',
      },
    ]);
  });

  it('of an old telephone is read', () => {
    const text = card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:de Wijk;=C3=96znur;;;',
      'NOTE;ENCODING=QUOTED-PRINTABLE:Belt =',
      'altijd terug',
      'TEL;FAX;WORK:0999 1',
      'TEL;CELL:0999 2',
    );
    expect(readCards(text)).toEqual([
      { ...EMPTY, name: 'Öznur de Wijk', reach: 'Belt altijd terug', phone: '0999 2' },
    ]);
  });

  it('without a name, or that is none, is nobody', () => {
    expect(readCards(card('TEL:1'))).toEqual([]);
    for (const text of ['', 'BEGIN:VCARD', 'id,name\n1,x', 'END:VCARD\nFN:x', '\0\u{d800}']) {
      expect(readCards(text)).toEqual([]);
    }
  });

  it('with a quote that never ends has no value on that line', () => {
    const hostile = [`NOTE;X="${'a:'.repeat(1000)}`, `NOTE;X=${'"'.repeat(1001)}:a`];
    const [card] = readCards(['BEGIN:VCARD', 'FN:A', ...hostile, 'END:VCARD'].join('\n'));
    expect(card).toMatchObject({ name: 'A', note: '', reach: '' });
  });

  it('holds what a line has room for, and no marks that turn it around', () => {
    const [one] = readCards(card(`FN:\u202e${'x'.repeat(500)}\u0007`, 'EMAIL:nobody'));
    expect(one).toEqual({ ...EMPTY, name: 'x'.repeat(LINE_MAX.name) });
    expect(readCards(card('FN:x').repeat(MOST_CARDS + 5))).toHaveLength(MOST_CARDS);
  });

  it('of anything at all is read or not, and never breaks', () => {
    const lines = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('FN:x', 'ORG:;;', 'N:')),
    );
    fc.assert(
      fc.property(lines, (all) => {
        for (const { name } of readCards(card(...all))) expect(name).not.toBe('');
      }),
    );
  });
});
