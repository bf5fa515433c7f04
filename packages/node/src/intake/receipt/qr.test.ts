import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrCodesOn } from '../../../../../test/qr-reader.ts';
import { newReceiptCode } from '../../vault/receipt-code.ts';
import { loadTexts } from '../texts.ts';
import { codeQr, proofQr, qr } from './qr.ts';

const texts = loadTexts()('nl');
const URL = 'https://meldpunt.example';

describe('a QR code', () => {
  it('of a receipt code leads to following, with the code in the fragment', () => {
    for (let at = 0; at < 20; at += 1) {
      const code = newReceiptCode();
      expect(qrCodesOn(String(codeQr(URL, code, texts)))).toEqual([`${URL}/follow#${code}`]);
    }
  });

  it('of a proof leads to checking it', () => {
    const proof = `${'eyJ'.repeat(40)}.${'x'.repeat(380)}.${'s'.repeat(86)}`;
    expect(qrCodesOn(String(proofQr(URL, proof, texts)))).toEqual([`${URL}/verify#${proof}`]);
  });

  it('holds any address', () => {
    const address = fc.webUrl({ withFragments: true }).filter((it) => it.length < 600);
    fc.assert(
      fc.property(address, (text) => {
        expect(qrCodesOn(String(qr(text, { label: 'x', ecc: 'L' })))).toEqual([text]);
      }),
      { numRuns: 30 },
    );
  });

  it('has a name, four light modules all round, and no style of its own', () => {
    const svg = String(codeQr(URL, newReceiptCode(), texts));
    expect(svg).toContain(`role="img" aria-label="${texts.t('receipt.qr')}"`);
    expect(svg).not.toContain('style=');
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const rows = [...svg.matchAll(/M(\d+) (\d+)\.5((?:[mh]\d+(?: 0)?)*)/g)].map((row) => {
      const [, from, y, rest = ''] = row;
      const steps = [...rest.matchAll(/[mh](\d+)/g)].map((step) => Number(step[1]));
      return { y: Number(y), from: Number(from), to: steps.reduce((a, b) => a + b, Number(from)) };
    });
    expect(rows.length).toBeGreaterThan(20);
    expect(Math.min(...rows.flatMap(({ y, from }) => [y, from]))).toBe(4);
    expect(Math.max(...rows.flatMap(({ y, to }) => [y + 1, to]))).toBe(size - 4);
  });
});
