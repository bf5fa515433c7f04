import { openText, sealText } from '../../vault/seal.ts';
import { type Added, addedPlace } from '../added.ts';

/** What is known of a file: all of it sealed. */
export interface Facts {
  readonly name: string;
  /** Its media type, by what is in it. */
  readonly type: string;
  readonly bytes: number;
}

export async function sealFacts(filingKey: Uint8Array, of: Added, facts: Facts): Promise<string> {
  const { name, type, bytes } = facts;
  return sealText(filingKey, addedPlace('attachment', of), JSON.stringify({ name, type, bytes }));
}

/** @throws SealBroken */
export async function openFacts(filingKey: Uint8Array, of: Added, sealed: string): Promise<Facts> {
  return JSON.parse(await openText(filingKey, addedPlace('attachment', of), sealed)) as Facts;
}
