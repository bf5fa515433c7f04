import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from './clean-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('e', '\u0301', '\0', '\r', '\n', ' ', '\u200f', 'ש', '🧑‍🦽') }),
  // lone surrogates too
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);

describe('cleaning text', () => {
  it('twice is cleaning once', () => {
    fc.assert(fc.property(anyText, (text) => cleanText(cleanText(text)) === cleanText(text)));
  });

  it('leaves no control characters, no lone surrogates and nothing to trim', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[^\P{Cc}\n\t]/u);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.trim().normalize('NFC'));
      }),
    );
  });

  it.each([
    ['emoji', '👩🏽‍🦽🇳🇱❤️'],
    ['right-to-left text with its marks', '\u200fשלום \u202bمرحبا\u202c'],
    ['lines and tabs', 'een\n\ttwee\n\ndrie'],
    ['letters of the world', 'Ǆ Łódź Nguyễn 東京 नमस्ते'],
  ])('keeps %s', (_, text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('makes one kind of line end, takes NUL out and composes', () => {
    expect(cleanText(' a\r\nb\rc\0\u0007d\u0085 ')).toBe('a\nb\ncd');
    expect(cleanText('e\0\u0301')).toBe('é');
  });
});

const TURNS = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2069'];

describe('cleaning a line', () => {
  const anyLine = fc.oneof(
    anyText,
    fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\u0301', '\u200f', ...TURNS) }),
  );

  it('twice is cleaning once, and leaves nothing that turns round what stands after it', () => {
    fc.assert(
      fc.property(anyLine, (text) => {
        const line = cleanLine(text);
        expect(cleanLine(line)).toBe(line);
        expect(cleanText(line)).toBe(line);
        expect(line).not.toMatch(/[\n\t\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('keeps letters of every direction, their marks and emoji', () => {
    for (const name of ['\u200fשלום\u200e 12', 'محمد', '👩🏽‍🦽 Bo', 'Łódź'])
      expect(cleanLine(name)).toBe(name);
    expect(cleanLine('Bo\u202eelbmow\u202c\nWandel\u2067')).toBe('Boelbmow Wandel');
  });
});
