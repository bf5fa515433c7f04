import { createHmac, hkdfSync } from 'node:crypto';
import type { SigningKey } from '@nabij/protocol';

/** Makes the keys under which attempts are counted: no address and no login lies in the database. */
export interface LimitKeys {
  /** The key for one thing that is limited and who does it. */
  nameOf(...parts: readonly string[]): Promise<string>;
}

const LABEL = 'nabij: secret of the limits';

/**
 * Keys under a secret that follows from the node's own key, which is in no database and no backup
 * of one. An Ed25519 signature is the same every time (RFC 8032) and this one is shown to nobody.
 */
export function limitKeys({ privateKey }: SigningKey): LimitKeys {
  let secret: Promise<Uint8Array> | undefined;
  const derive = async () => {
    const signed = await crypto.subtle.sign('Ed25519', privateKey, Buffer.from(LABEL));
    return new Uint8Array(hkdfSync('sha256', new Uint8Array(signed), '', LABEL, 32));
  };
  return {
    nameOf: async (...parts) => {
      secret ??= derive();
      return createHmac('sha256', await secret)
        .update(JSON.stringify(parts))
        .digest('base64url');
    },
  };
}
