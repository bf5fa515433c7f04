import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalize, type JsonObject } from './canonical.ts';
import { type DirectoryVerification, verifyDirectory } from './directory.ts';
import { verifyEntityConfiguration } from './entity-statement.ts';
import { verifyReceipt } from './receipt.ts';
import { findKey, KEY_BOOK } from './testing/actors.ts';
import {
  answerDocument,
  answerHandover,
  answerMessage,
  answerSealed,
} from './testing/point-answers.ts';
import type { SENT } from './testing/receipt-cases.ts';
import { answerReading, answerRelease } from './testing/small-answers.ts';
import { trustAnswer } from './testing/trust-answers.ts';
import { isRefusal, type Vector, vectorJson } from './testing/vector.ts';
import { VECTORS } from './testing/vectors.ts';
import { verifyEnvelope } from './verify.ts';

const FOLDER = join(import.meta.dirname, '../vectors');

type StoredVector = Omit<Vector, 'name'> & { readonly input: Record<string, string> };

function stored(kind: string): { file: string; vector: StoredVector }[] {
  return readdirSync(join(FOLDER, kind)).map((file) => {
    const vector: StoredVector = JSON.parse(readFileSync(join(FOLDER, kind, file), 'utf8'));
    return { file: `${kind}/${file}`, vector };
  });
}

async function answer({ operation, input, now: at }: StoredVector): Promise<object> {
  const now = new Date(at);
  const { compact = '', audience = '', jwt = '', entityId = '', json = '' } = input;
  const { issuer = '' } = input;
  switch (operation) {
    case 'verifyEnvelope':
      return verifyEnvelope(new TextEncoder().encode(compact), { audience, now, findKey });
    case 'verifyReceipt':
      return verifyReceipt(compact, { now, findKey, sent: input.sent as unknown as typeof SENT });
    case 'verifyEntityConfiguration':
      return verifyEntityConfiguration(jwt, { entityId, now });
    case 'verifyDirectory':
      return directoryAnswer(await verifyDirectory(compact, { issuer, now, findKey }));
    case 'checkQuarterRelease':
      return answerRelease(input, now);
    case 'openContent':
      return answerSealed(input);
    case 'readMessage':
      return answerMessage(input);
    case 'readDocument':
      return answerDocument(input);
    case 'handover':
      return answerHandover(input);
    case 'canonicalize':
      return canonicalOf(json);
    default:
      return answerReading(operation, input, now) ?? trustAnswer(operation, input, now);
  }
}

function directoryAnswer(result: DirectoryVerification): object {
  if (!result.verified) return result;
  return { verified: true, entries: result.directory.entries.length };
}

function canonicalOf(json: string): JsonObject {
  try {
    return { canonical: canonicalize(JSON.parse(json)) };
  } catch {
    return { error: true };
  }
}

const vectors = [...stored('valid'), ...stored('invalid')];

describe('the vectors in vectors/', () => {
  it('are all there, and each has its own name', () => {
    const files = vectors.map(({ file }) => file).sort();
    const expected = VECTORS.map((v) => `${isRefusal(v) ? 'invalid' : 'valid'}/${v.name}.json`);
    expect(files).toEqual(expected.sort());
    expect(files.length).toBeGreaterThan(150);
  });

  it.each(vectors)('$file: $vector.description', async ({ file, vector }) => {
    expect(await answer(vector)).toMatchObject(vector.expected);
    expect(isRefusal(vector)).toBe(file.startsWith('invalid/'));
  });
});

// `npx vitest run packages/protocol --update` writes them anew after a change of the cases.
describe('the cases in testing/', () => {
  it.each(VECTORS)('$name is what its file says', async (vector) => {
    const kind = isRefusal(vector) ? 'invalid' : 'valid';
    await expect(vectorJson(vector)).toMatchFileSnapshot(`${FOLDER}/${kind}/${vector.name}.json`);
  });

  it('share the keys of vectors/keys.json', async () => {
    const json = `${JSON.stringify(KEY_BOOK, undefined, 2)}\n`;
    await expect(json).toMatchFileSnapshot(`${FOLDER}/keys.json`);
  });
});
