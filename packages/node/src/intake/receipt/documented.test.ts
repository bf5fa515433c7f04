import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSigningKey, thumbprint } from '@nabij/protocol';
import { createVerifier } from 'fast-jwt';
import { expect, it } from 'vitest';
import { signStatement } from '../../system/statement.ts';
import type { FiledAnswers } from '../../vault/filing.ts';
import { readReceiptCode } from '../../vault/receipt-code.ts';
import { filingProof, isProofOf } from '../../vault/receipt-proof.ts';
import { readReceipt } from './signed-receipt.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/receipt.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, it = '']) => it,
  );

const [key, filed, payload] = blocks('json').map((it) => JSON.parse(it) as object);
const receipt = (blocks('text')[0] ?? '').trim();
const code = /code is `([\w-]+)`/.exec(page)?.[1] ?? '';
/** The private half as RFC 8037 prints it. */
const D = 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A';

it('the documented receipt verifies with the documented key', async () => {
  const { kty, crv, x, kid } = key as { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string };
  expect(thumbprint({ kty, crv, x })).toBe(kid);
  const at = { nodeKeys: [{ kty, crv, x }], url: 'https://meldpunt.example' };
  expect(await readReceipt(at, receipt)).toEqual({ kind: 'genuine', claims: payload });
  const imported = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', true, []);
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', imported)).toString('base64');
  const verify = createVerifier({
    key: `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`,
    algorithms: ['EdDSA'],
  });
  expect(verify(receipt)).toEqual(payload);
});

it('it is what a point would sign, made from the documented code and answers', async () => {
  expect(readReceiptCode(code)).toBe(code);
  const proof = filingProof(code, filed as FiledAnswers);
  expect(payload).toMatchObject(proof);
  expect(isProofOf(code, proof)).toBe(true);
  const signing = await importSigningKey({ ...key, d: D });
  expect(await signStatement(signing, 'nabij-receipt+jwt', payload ?? {})).toBe(receipt);
});

it('the page names every member of what is filed', () => {
  for (const member of Object.keys(filed ?? {})) expect(page).toContain(`\`${member}\``);
  for (const member of Object.keys(payload ?? {})) expect(page).toContain(`| \`${member}\``);
});
