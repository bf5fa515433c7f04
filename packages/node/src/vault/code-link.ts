import { randomBytes } from 'node:crypto';
import type { GeneralJWE } from 'jose';
import { z } from 'zod';
import { openFilingKey, withoutPoint } from './filing-key.ts';
import { openBytes, sealBytes } from './seal.ts';

const KEY_BYTES = 32;

const recipient = z.strictObject({
  header: z.strictObject({ alg: z.literal('A256KW') }),
  encrypted_key: z.string(),
});

// what jose writes; another point made it, so that nothing else may be in it
const reporterJwe = z.strictObject({
  ciphertext: z.string(),
  iv: z.string(),
  tag: z.string(),
  protected: z.string(),
  recipients: z.array(recipient).length(1),
});

/**
 * One step by which a receipt code opens a filing that was handed over: the key of the filing that
 * it opened before, as only the code opens it, and under that key the one that opens the next.
 */
export const codeLinkSchema = z.strictObject({
  filing: z.uuid(),
  sealedKey: reporterJwe,
  sealed: z.string().max(1000),
});

export type CodeLink = z.infer<typeof codeLinkSchema>;

/** A filing that goes on to another point. */
interface GoingOn {
  readonly id: string;
  readonly sealedKey: GeneralJWE;
  readonly codeLinks?: CodeLink[] | null;
}

/**
 * Makes the step from a filing to the one that another point makes of it.
 * @returns all steps, and the key which stands in place of the code's there
 */
export async function linkOnward(
  filingKey: Uint8Array,
  filing: GoingOn,
): Promise<{ links: CodeLink[]; key: Uint8Array }> {
  const key = new Uint8Array(randomBytes(KEY_BYTES));
  const sealedKey = reporterJwe.parse(withoutPoint(filing.sealedKey));
  const sealed = await sealBytes(filingKey, placeOf(filing.id), key);
  const link = { filing: filing.id, sealedKey, sealed };
  return { links: [...(filing.codeLinks ?? []), link], key };
}

/** The key by which a code opens a filing, wherever that was before. @throws SealBroken */
export async function keyThroughLinks(
  codeKey: Uint8Array,
  links: readonly CodeLink[],
): Promise<Uint8Array> {
  let key = codeKey;
  for (const { filing, sealedKey, sealed } of links) {
    const filingKey = await openFilingKey(key, filing, sealedKey);
    key = await openBytes(filingKey, placeOf(filing), sealed);
  }
  return key;
}

function placeOf(filingId: string): string {
  return `filing/${filingId}/onward`;
}
