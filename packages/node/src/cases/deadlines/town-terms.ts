import { type Country, dayIn, type OwnTerm, settableTerms } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { refreshDue } from './due.ts';
import { openCasesUnder, ownTerms, upsertOwnTerm } from './town-terms-store.ts';

/** Who sets a term of the town's own regulation. */
interface Setter {
  readonly accountId: string;
  readonly country: Country;
  readonly now: Date;
}

/** One term that a town may set itself, what holds today, and what is set for later or was before. */
export interface SettableTerm {
  readonly term: string;
  readonly step: string;
  readonly days: number;
  readonly extensionDays: number | null;
  /** Whether the town's regulation says so; otherwise it is what this product promises. */
  readonly isOwn: boolean;
  readonly set: readonly { since: string; days: number; extensionDays: number | null }[];
}

/** The terms that a town's own regulation may set: of a Flemish town, Decreet lokaal bestuur 302. */
export async function townTermsOf(
  db: Db,
  { country, now }: Pick<Setter, 'country' | 'now'>,
): Promise<SettableTerm[]> {
  const today = dayIn(country, now);
  const own = await ownTerms(db);
  return settableTerms(country).map(({ id, step, days, extensionDays }) => {
    const set = own.filter(({ term }) => term === id).map(({ term: _, ...rule }) => rule);
    const rule = set.findLast(({ since }) => since <= today);
    const holds = {
      days: rule?.days ?? days,
      extensionDays: rule ? rule.extensionDays : extensionDays,
    };
    return { term: id, step, ...holds, isOwn: rule !== undefined, set };
  });
}

/**
 * Sets a term for what comes in from a day on; on the same day, the last one set holds. What came
 * in before keeps its rules, so that nobody's term moves behind their back: the day is today or
 * later. @throws Refusal request-invalid for a term that the town may not set, or a day before today
 */
export async function setTownTerm(db: Db, by: Setter, wanted: OwnTerm): Promise<void> {
  const { accountId: id, country, now } = by;
  const isSettable = settableTerms(country).some((one) => one.id === wanted.term);
  if (!isSettable || wanted.since < dayIn(country, now)) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    await upsertOwnTerm(tx, { ...wanted, setBy: id, setAt: now });
    // what came in today, under the rule of yesterday
    for (const caseId of await openCasesUnder(tx, wanted)) {
      await refreshDue(tx, caseId, by);
    }
    const extra = wanted.extensionDays === null ? [] : [`+${wanted.extensionDays}`];
    const subject = [wanted.term, wanted.since, String(wanted.days), ...extra].join(' ');
    await audit(tx, { at: now, actor: { kind: 'account', id }, act: 'town-terms-set', subject });
  });
}
