import type { Country, OkpJwk } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import type { Unlocked } from '../vault/intake-key.ts';

/** What a worker does to a case. `version` is that of the case they were looking at. */
export type Act = { version: number } & (
  | { act: 'take' }
  /** `stay`: whoever hands it on goes on helping. */
  | { act: 'hand-on'; to: string; note: string; stay: boolean }
  | { act: 'support' | 'unsupport'; accountId: string }
  | { act: 'reply'; text: string; waiting: boolean; messageId: string }
  /** For whom, in words that only colleagues read, and until which day (`YYYY-MM-DD`). */
  | { act: 'wait'; note: string; until: string }
  | { act: 'go-on' }
  | { act: 'note'; text: string }
  | Coding
  | Closing
  | Refusing
  | { act: 'reopen'; note: string }
);

/** `careCategories`: of a case about care only; left out, they stay as they are. */
interface Coding {
  act: 'code';
  grounds: string[];
  domain: string;
  natures: string[];
  handlings: string[];
  careCategories?: string[] | undefined;
}

/** `foundedness`: where the rules of the case ask for a judgement. The text goes to the reporter. */
interface Closing {
  act: 'close';
  outcomes: string[];
  foundedness?: string | null;
  text?: string | null;
  messageId?: string | null;
}

/** The law asks for the reason in writing (Awb 9:8(3), Bestuursdecreet II.77 §2). */
interface Refusing {
  act: 'refuse';
  reason: string;
  text: string;
  messageId: string;
}

/** Passes on, in the transaction that makes it, that there is news for the reporter of a case. */
export type News = (
  tx: Db,
  of: { caseId: string; filingKey: Uint8Array; now: Date },
) => Promise<void>;

/** Who acts on which case, with the key under which the case's texts are sealed. */
export interface Actor {
  caseId: string;
  accountId: string;
  anonymity: string;
  /** In which the reporter is written to. */
  language: string;
  filingKey: Uint8Array;
  now: Date;
  /** By whose law its terms are reckoned. */
  country: Country;
  /** Opens what an act touches beside this case. */
  who: Unlocked;
  /** Public keys of this node. */
  nodeKeys: readonly OkpJwk[];
  /** Told of everything that is news for the reporter. */
  news?: News;
}
