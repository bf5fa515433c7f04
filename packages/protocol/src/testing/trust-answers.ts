import { thumbprint } from '../keys.ts';
import {
  type HistoricalKey,
  historicalKeyAt,
  verifyHistoricalKeys,
} from '../trust/historical-keys.ts';
import { type TrustAnchor, verifyTrustChain } from '../trust/trust-chain.ts';
import { verifyTrustMark } from '../trust/trust-mark.ts';
import { findKey } from './actors.ts';
import type { Operation } from './vector.ts';

/** What the vectors about trust have as input, by their operation. */
interface TrustInput {
  readonly chain: readonly string[];
  readonly anchors: readonly TrustAnchor[];
  readonly subject: string;
  readonly jwt: string;
  readonly type: string;
  readonly issuer: string;
  readonly issuers: { readonly [type: string]: readonly string[] };
  readonly keys: readonly HistoricalKey[];
  readonly kid: string;
  readonly at: number;
}

/** What this implementation answers to a vector about trust. */
export async function trustAnswer(operation: Operation, given: object, now: Date): Promise<object> {
  const input = given as TrustInput;
  switch (operation) {
    case 'verifyTrustChain':
      return chainAnswer(input, now);
    case 'verifyTrustMark': {
      const issuers = new Map(Object.entries(input.issuers));
      return verifyTrustMark(input.jwt, { ...input, issuers, findKey, now });
    }
    case 'verifyHistoricalKeys': {
      const result = await verifyHistoricalKeys(input.jwt, { ...input, findKey, now });
      return result.verified ? { verified: true, keys: result.keys.length } : result;
    }
    case 'historicalKeyAt': {
      const at = new Date(input.at * 1000);
      const found = historicalKeyAt(input.keys, { kid: input.kid, at });
      return typeof found === 'string' ? { ok: false, reason: found } : { ok: true };
    }
    default:
      throw new TypeError(`No operation ${operation}`);
  }
}

async function chainAnswer({ chain, subject, anchors }: TrustInput, now: Date): Promise<object> {
  const result = await verifyTrustChain(chain, { subject, anchors, now });
  if (!result.verified) return result;
  const trustMarkIssuers = Object.fromEntries(result.trustMarkIssuers);
  return { ...result, kids: result.keys.map(thumbprint), trustMarkIssuers };
}
