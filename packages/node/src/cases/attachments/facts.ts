import { openText, sealText } from '../../vault/seal.ts';

/** What is known of a file: all of it sealed. */
export interface Facts {
  readonly name: string;
  /** Its media type, by what is in it. */
  readonly type: string;
  readonly bytes: number;
}

export async function sealFacts(filingKey: Uint8Array, id: string, facts: Facts): Promise<string> {
  const { name, type, bytes } = facts;
  return sealText(filingKey, placeOf(id), JSON.stringify({ name, type, bytes }));
}

/** @throws SealBroken */
export async function openFacts(filingKey: Uint8Array, id: string, sealed: string): Promise<Facts> {
  return JSON.parse(await openText(filingKey, placeOf(id), sealed)) as Facts;
}

function placeOf(id: string): string {
  return `attachment/${id}/facts`;
}
