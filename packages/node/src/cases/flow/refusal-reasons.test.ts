import { codeList } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { type Refusable, refusalReasons } from './refusal-reasons.ts';

const now = new Date('2026-11-21T12:00:00Z');
const NL: Refusable = { country: 'NL', regime: null, anonymity: 'NAMED', now };
const BE: Refusable = { ...NL, country: 'BE' };
const ALWAYS = ['NOT_COMPETENT', 'POLICY'];

describe('the reasons for which a case may be refused', () => {
  it('are those of the law of the country', () => {
    expect(refusalReasons(NL)).toEqual([
      ...['ALREADY_HANDLED', 'OLDER_1Y', 'OBJECTION_POSSIBLE', 'COURT', 'CRIMINAL', 'MINOR'],
      ...ALWAYS,
    ]);
    expect(refusalReasons(BE)).toEqual([
      ...['ALREADY_HANDLED', 'OLDER_1Y', 'OBJECTION_POSSIBLE', 'NO_INTEREST'],
      ...['MANIFESTLY_UNFOUNDED', 'UNREASONABLE'],
      ...ALWAYS,
    ]);
  });

  it('follow the rules of the case where it has any', () => {
    expect(refusalReasons({ ...NL, regime: 'NL-AWB' })).toContain('COURT');
    expect(refusalReasons({ ...NL, regime: 'NL-WKKGZ' })).toEqual(ALWAYS);
    expect(refusalReasons({ ...BE, regime: 'BE-VLG-LOCAL' })).toContain('UNREASONABLE');
    expect(refusalReasons({ ...BE, regime: 'EU-GDPR' })).toEqual(ALWAYS);
  });

  it('are never anonymity where somebody gave their name', () => {
    for (const { code, blocks = [] } of codeList('anonymity').codes) {
      const reasons = refusalReasons({ ...NL, anonymity: code });
      expect([code, reasons.includes('ANONYMOUS')]).toEqual([code, blocks.length > 0]);
    }
  });

  it('are all reachable somewhere', () => {
    const anonymous = refusalReasons({ ...NL, anonymity: 'ANON_FULL' });
    const somewhere = new Set([...anonymous, ...refusalReasons(BE)]);
    expect(somewhere).toEqual(new Set(codeList('not_handled_reason').codes.map((it) => it.code)));
  });
});
