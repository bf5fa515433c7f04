import type { Config } from '../../system/config.ts';
import type { Db } from '../../system/database.ts';
import type { NodeKey } from '../../system/own-keys.ts';

/** One thing that was looked at, said in a sentence. */
export interface Finding {
  readonly isWell: boolean;
  readonly sentence: string;
}

/** A node whose database and key can be used. */
export interface LookedAt {
  readonly db: Db;
  readonly config: Config;
  readonly key: NodeKey;
  readonly now: Date;
}

export function well(sentence: string): Finding {
  return { isWell: true, sentence };
}

export function wrong(sentence: string): Finding {
  return { isWell: false, sentence };
}

const DAY_MS = 86_400_000;

/** Whole days between two moments. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / DAY_MS);
}
