import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FiledAnswers } from './filing.ts';
import { codeSecrets, newReceiptCode } from './receipt-code.ts';
import { filingProof, isProofOf } from './receipt-proof.ts';

const ANSWERS = {
  caseId: '5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5',
  story: 'De baas zei dat mijn soort hier niet past.',
  when: 'vorige week',
  ongoing: false,
  place: 'Wilgendrecht',
  grounds: ['AGE'],
  domain: 'WORK',
  contact: { name: 'Bo Wandel', email: 'bo@example.org', phone: '' },
} as FiledAnswers;

it('is the same for the same code and answers, in any order of their members', () => {
  const code = newReceiptCode();
  const turned = Object.fromEntries(Object.entries(ANSWERS).reverse()) as unknown as FiledAnswers;
  expect(filingProof(code, turned)).toEqual(filingProof(code, ANSWERS));
  expect(filingProof(code, { ...ANSWERS, caseId: 'another' })).toEqual(filingProof(code, ANSWERS));
});

it('belongs to one code', () => {
  const code = newReceiptCode();
  const proof = filingProof(code, ANSWERS);
  expect([isProofOf(code, proof), isProofOf(newReceiptCode(), proof)]).toEqual([true, false]);
  for (const filing of ['', 'x', proof.content, `${proof.filing}AA`]) {
    expect(isProofOf(code, { filing })).toBe(false);
  }
});

it('shows any change of what was filed, and only that', () => {
  const code = newReceiptCode();
  const before = filingProof(code, ANSWERS);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('story', 'when', 'place', 'domain'), (text, field) => {
      const after = filingProof(code, { ...ANSWERS, [field]: text });
      expect(after.filing).toBe(before.filing);
      expect(after.content === before.content).toBe(ANSWERS[field] === text);
    }),
  );
});

it('tells neither where the filing lies nor what opens it', () => {
  const code = newReceiptCode();
  const { filing, content } = filingProof(code, ANSWERS);
  const { lookup, key } = codeSecrets(code);
  for (const secret of [lookup, key]) {
    const text = Buffer.from(secret).toString('base64url');
    expect([filing, content]).not.toContain(text);
  }
});
