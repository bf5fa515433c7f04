import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.ts';

describe('the name of a file', () => {
  it.each([
    ['foto.jpeg', 'foto.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Users\\Bo\\foto 1.PNG', 'foto 1.jpg'],
    ['rekening\u202Egpj.exe', 'rekeninggpj.jpg'],
    ['a\u0000b\nc\u200F.pdf', 'abc.jpg'],
    ['<b>"x":|?*', '-b--x-----.jpg'],
    ['', 'file.jpg'],
    ['...', 'file.jpg'],
    ['.htaccess', 'file.jpg'],
    ['CON.txt', 'file.jpg'],
    ['brief v1.2 (kopie).docx', 'brief v1.2 (kopie).jpg'],
    ['صورة من البيت.jpg', 'صورة من البيت.jpg'],
    ['👩🏽‍🦽'.repeat(99), `${'👩🏽🦽'.repeat(38)}👩🏽.jpg`],
    ['e\u0301.png', 'é.jpg'],
    ['\uD800x', '-x.jpg'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanName(given, 'jpg')).toBe(kept);
  });

  it('is short, of one line, without a folder, and ends as it is, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanName(given, 'webp');
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(name).toMatch(/[^./\\\p{C}]\.webp$/u);
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|^[.\s]/u);
        expect(cleanName(name, 'webp')).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
