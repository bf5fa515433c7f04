import { digestOf } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { parseKeep, writtenMonths } from './keep.ts';
import { type DueList, dueAmong, type Rule, ruleOf, rules, termHere, termOf } from './retention.ts';
import { isWithin } from './retention-class.ts';
import { endedCases } from './store.ts';

/** The term that a town wants for a class, in whole months; null: the default. */
export interface WantedRule {
  readonly class: string;
  readonly months: number | null;
}

/** What another term would do today. The digest names exactly this. */
export interface RulePreview {
  /** The term that holds now, and the one that would hold (ISO 8601). */
  readonly before: string;
  readonly after: string;
  /** Whether it would be the town's own, and not the default. */
  readonly own: boolean;
  /** Ended cases of the class: the day of each would be another. */
  readonly ended: number;
  /** How many more would be due today. */
  readonly comes: number;
  /** How many that are due today would stay longer. */
  readonly stays: number;
  /** How many more would be over their term, but are kept by a hold or an unread message. */
  readonly kept: number;
  readonly digest: string;
}

/**
 * Looks at what a term would do, and changes nothing.
 * @throws Refusal request-invalid for a class that is none or a term outside its bounds
 */
export async function previewRule(db: Db, wanted: WantedRule, now: Date): Promise<RulePreview> {
  const known = await rules(db);
  const before = known.get(wanted.class);
  if (!before) throw new Refusal('request-invalid');
  const after = wantedRule(before, wanted.months);
  const ended = await endedCases(db);
  const dueNow = dueAmong(ended, known, now);
  const dueThen = dueAmong(ended, new Map(known).set(before.code, after), now);
  const [comes, stays] = [missingIn(dueThen, dueNow), missingIn(dueNow, dueThen)];
  const terms = { before: termHere(before), after: termHere(after) };
  return {
    ...terms,
    own: after.own !== null,
    ended: ended.filter((it) => termOf(it, known).class === before.code).length,
    comes: comes.length,
    stays: stays.length,
    kept: Math.max(0, keptOf(dueThen) - keptOf(dueNow)),
    digest: digestOf(JSON.stringify([before.code, terms.before, terms.after, comes, stays])),
  };
}

/** A term that is the default is no term of the town's own. */
function wantedRule(rule: Rule, months: number | null): Rule {
  if (months === null) return ruleOf(rule, undefined);
  const written = writtenMonths(months);
  const keep = Number.isInteger(months) ? parseKeep(written) : undefined;
  if (!keep || !isWithin(rule, keep)) throw new Refusal('request-invalid');
  return ruleOf(rule, written === rule.written ? undefined : written);
}

function missingIn({ cases }: DueList, other: DueList): string[] {
  const there = new Set(other.cases.map(({ id }) => id));
  return cases.map(({ id }) => id).filter((id) => !there.has(id));
}

function keptOf({ held, unread }: DueList): number {
  return held + unread;
}
