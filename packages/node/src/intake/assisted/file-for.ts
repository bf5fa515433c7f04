import { hkdfSync } from 'node:crypto';
import type { Country, OkpJwk } from '@nabij/protocol';
import { act } from '../../cases/act.ts';
import type { Actor } from '../../cases/acts.ts';
import { openCaseFor } from '../../cases/read.ts';
import { caseOfFiling } from '../../cases/store.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import type { IntakeKey } from '../../vault/filing-key.ts';
import { loadIntakeKey, type Unlocked } from '../../vault/intake-key.ts';
import { codeSecrets } from '../../vault/receipt-code.ts';
import { fileReport } from '../file.ts';
import type { Answers } from '../report/answers.ts';
import { filingByLookup } from '../store.ts';
import { loadVisit, sealVisit, type VisitKey } from '../visit/visit.ts';
import { caseOfRequest, insertRequest, insertVisitOnce } from './store.ts';

export interface FileForDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly nodeKeys: readonly OkpJwk[];
  readonly town: {
    readonly name: string;
    readonly municipality: string;
    readonly country: Country;
  };
}

/** What a worker files for somebody, checked. */
export interface FilingFor {
  /** Chosen at random by the worker's browser: the same one files once. */
  requestId: string;
  answers: Answers;
  language: string;
  channel: string;
  receivedAt: Date;
  take: boolean;
}

/** The code for the reporter, and the case; no code where it was filed more than an hour ago. */
export interface FiledFor {
  code: string | null;
  caseId: string;
  number: number;
}

/** How often the intake key can be replaced while somebody files. */
const TRIES = 3;

/**
 * Files for somebody as the form does, and lets the worker take the case if they want: all or
 * nothing. Within an hour, the same request gets the same code again; within 30 days the case.
 * @throws Refusal unavailable if there is no intake key
 */
export async function fileFor(
  deps: FileForDeps,
  who: Unlocked,
  filing: FilingFor,
): Promise<FiledFor> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const key = await loadIntakeKey(deps.db, deps.nodeKeys);
    const filed =
      key && (await deps.db.transaction((tx) => once({ ...deps, db: tx }, who, { filing, key })));
    if (filed) return filed;
  }
  throw new Refusal('unavailable');
}

async function once(
  { db, clock, town, nodeKeys }: FileForDeps,
  who: Unlocked,
  { filing, key }: { filing: FilingFor; key: IntakeKey },
): Promise<FiledFor | undefined> {
  const now = clock.now();
  const { language, answers, channel, receivedAt } = filing;
  const at = visitFor(filing.requestId, who.accountId);
  const fresh = await sealVisit(at, { language, typed: {} }, now);
  // the same request at the same time waits here, and then finds what this one filed
  await insertVisitOnce(db, { id: at.id, ...fresh });
  const read = await loadVisit(db, at, { now, forUpdate: true });
  const sent = read?.visit.receipt?.code;
  if (sent) return withCase(db, sent);
  const before = await caseOfRequest(db, at.id);
  if (before) return { code: null, ...before };
  if (!read) throw new Refusal('expired');
  const filed = await fileReport({ db, town }, key, {
    answers,
    language,
    channel,
    filedBy: who.accountId,
    receivedAt,
    visit: read.held,
    now,
  });
  if (!filed) return undefined;
  const { caseId, code } = filed;
  await insertRequest(db, { id: at.id, caseId, at: now });
  const { country } = town;
  if (filing.take) await take(db, who, { caseId, now, country, nodeKeys });
  return withCase(db, code);
}

async function take(
  db: Db,
  who: Unlocked,
  it: { caseId: string; now: Date; country: Country; nodeKeys: readonly OkpJwk[] },
): Promise<void> {
  const { caseId } = it;
  const { case: row, filing, open } = await openCaseFor(db, who, caseId);
  const { accountId } = who;
  const { anonymity, language } = filing;
  const { filingKey } = open;
  const actor: Actor = { ...it, accountId, anonymity, language, filingKey, who };
  await act(db, actor, { act: 'take', version: row.version });
}

async function withCase(db: Db, code: string): Promise<FiledFor | undefined> {
  const filing = await filingByLookup(db, codeSecrets(code).lookup);
  const found = filing && (await caseOfFiling(db, filing.id));
  return found && { code, caseId: found.case.id, number: found.case.number };
}

/** Where the code lies for an hour: what opens it derives from what the database never sees. */
function visitFor(requestId: string, accountId: string): VisitKey {
  const info = `nabij assisted intake ${accountId}`;
  const derived = new Uint8Array(hkdfSync('sha256', requestId, '', info, 64));
  return { id: derived.slice(0, 32), key: derived.slice(32) };
}
