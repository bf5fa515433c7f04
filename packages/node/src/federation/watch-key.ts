import { isLost } from '../system/own-keys.ts';
import { findKeyRing } from './node-key.ts';

const LOOK_MS = 2_000;

/** Looks from time to time whether the key of this process was given up as stolen. */
export interface KeyWatch {
  /** Resolves with one sentence when it was: the process is to sign nothing more. */
  readonly stolen: Promise<string>;
  stop(): void;
}

export function watchKey(keysDir: string, kid: string): KeyWatch {
  const { promise, resolve } = Promise.withResolvers<string>();
  const look = async () => {
    // a file that cannot be read now is looked at again
    const ring = await findKeyRing(keysDir).catch(() => undefined);
    if (ring && isLost(ring.key, kid)) {
      resolve('The key with which this process signs was given up as stolen: start the node anew.');
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return { stolen: promise, stop: () => clearInterval(timer) };
}
