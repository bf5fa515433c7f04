import { digestOf, type SigningKey } from '@nabij/protocol';
import { type AuditActor, audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { eraseWithProof } from './deletion-proof.ts';
import { isShorter, type Keep, keptUntil, parseKeep } from './keep.ts';
import { CASE_CLASSES, defaultClassOf, isWithin, type RetentionClass } from './retention-class.ts';
import {
  type DeletionRow,
  type EndedCase,
  endedCases,
  lockCases,
  lockRetention,
  rulesOf,
} from './store.ts';

/** A class with the term that holds at this point: the town's own, or the default. */
export interface Rule extends RetentionClass {
  readonly own: { written: string; keep: Keep } | null;
}

/** A case whose term is over. It says nothing of what is in it. */
export interface DueCase {
  readonly id: string;
  readonly number: number;
  readonly class: string;
  readonly dueSince: Date;
}

/** What a run would delete now. The digest names exactly this list. */
export interface DueList {
  readonly cases: readonly DueCase[];
  readonly digest: string;
  /** Cases whose term is over and that a legal hold keeps. */
  readonly held: number;
  /** Cases whose term is over and in which a message waits to be read. */
  readonly unread: number;
}

/** The terms that hold here, by class. */
export async function rules(db: Db): Promise<ReadonlyMap<string, Rule>> {
  const own = new Map((await rulesOf(db)).map(({ class: code, keep }) => [code, keep]));
  return new Map(CASE_CLASSES.map((it) => [it.code, ruleOf(it, own.get(it.code))]));
}

/** A class with a term of the town; one that the bounds do not allow any more is brought to them. */
export function ruleOf(it: RetentionClass, written: string | undefined): Rule {
  const keep = written === undefined ? undefined : parseKeep(written);
  if (!keep || written === undefined) return { ...it, own: null };
  if (isWithin(it, keep)) return { ...it, own: { written, keep } };
  return { ...it, own: isShorter(keep, it.least.keep) ? it.least : it.most };
}

/** How long cases of a class are kept here, as it is written. */
export function termHere({ own, written }: Rule): string {
  return own?.written ?? written;
}

/** The class of a case, and when it goes. */
export function termOf(
  it: Pick<EndedCase, 'request' | 'retentionClass' | 'endedAt' | 'madeAt'>,
  known: ReadonlyMap<string, Rule>,
): { class: string; deleteAfter: Date } {
  const code = it.retentionClass ?? defaultClassOf(it.request);
  const rule = known.get(code);
  if (!rule) throw new RangeError(`There is no retention class ${code}`);
  const from = rule.from === 'closed' ? it.endedAt : it.madeAt;
  return { class: code, deleteAfter: keptUntil(from, rule.own?.keep ?? rule.keep) };
}

/**
 * The dry run: which cases are over their term. Left out are those that a hold keeps, and those
 * in which the reporter wrote something that nobody has read yet.
 */
export async function dueForRetention(db: Db, now: Date): Promise<DueList> {
  return dueAmong(await endedCases(db), await rules(db), now);
}

/** Which of these ended cases are over their term, if these terms hold. */
export function dueAmong(
  ended: readonly EndedCase[],
  known: ReadonlyMap<string, Rule>,
  now: Date,
): DueList {
  const due = ended
    .map((it) => ({ it, ...termOf(it, known) }))
    .filter(({ deleteAfter }) => deleteAfter <= now);
  const going = due.filter(({ it }) => !it.held && !it.unread);
  const cases = going.map(({ it, class: code, deleteAfter }) => {
    return { id: it.id, number: it.number, class: code, dueSince: deleteAfter };
  });
  return {
    cases,
    digest: digestOfCases(cases),
    held: due.filter(({ it }) => it.held).length,
    unread: due.filter(({ it }) => !it.held && it.unread).length,
  };
}

/**
 * Deletes exactly the list of a dry run, in one transaction with its proof.
 * @returns undefined where nothing is due
 * @throws Refusal changed-meanwhile when the list is no longer that of `digest`
 */
export async function runRetention(
  db: Db,
  run: { digest: string; key: SigningKey; node: string; by: AuditActor; now: Date },
): Promise<DeletionRow | undefined> {
  const { digest, key, node, by, now } = run;
  return db.transaction(async (tx) => {
    await lockRetention(tx);
    const seen = await dueForRetention(tx, now);
    await lockCases(
      tx,
      seen.cases.map(({ id }) => id),
    );
    // read again under the locks: a hold or a message may have come in between
    const due = await dueForRetention(tx, now);
    if (due.digest !== digest) throw new Refusal('changed-meanwhile');
    if (due.cases.length === 0) return undefined;
    const erasing = { key, node, cause: 'retention', by, now } as const;
    const deletion = await eraseWithProof(tx, due.cases, erasing);
    await audit(tx, { at: now, actor: by, act: 'retention-run', subject: deletion.id });
    return deletion;
  });
}

function digestOfCases(cases: readonly DueCase[]): string {
  const facts = cases.map(({ id, class: code, dueSince }) => [id, code, dueSince.toISOString()]);
  return digestOf(JSON.stringify(facts));
}
