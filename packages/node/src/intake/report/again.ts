import { seedOf } from '../../cases/counted/person.ts';
import { readNotice } from '../../cases/notice.ts';
import type { Db } from '../../system/database.ts';
import { type OpenReport, openReport } from '../follow/open-report.ts';
import { hasAnswers, type Visit, waitingIn } from '../visit/visit.ts';
import { CHOICES, fieldsOf, type QuestionId, type Typed } from './answers.ts';

/** What a new report takes over from an earlier one by the same person. */
interface TakenOver {
  readonly typed: Typed;
  readonly reused: readonly QuestionId[];
  readonly earlier: number;
  /** By which their reports are counted as one person's, base64url. */
  readonly person: string;
}

/** Reads from an earlier report what need not be asked again; undefined if there is none. */
export async function takeOver(
  db: Db,
  code: string,
  municipality: string,
): Promise<TakenOver | undefined> {
  const report = await openReport(db, code);
  return report && takenFrom(db, report, municipality);
}

/** The same of a report that is open. */
export async function takenFrom(
  db: Db,
  report: OpenReport,
  municipality: string,
): Promise<TakenOver> {
  const notice = await readNotice(db, { caseId: report.case.id, ...report.open });
  const known: { [Id in QuestionId]?: Typed | undefined } = {
    place: placeOf(report, municipality),
    role: roleOf(report),
    ...whoOf(report, notice !== null),
  };
  const given = Object.entries(known).filter(([, typed]) => typed !== undefined);
  return {
    typed: Object.assign({}, ...given.map(([, typed]) => typed)) as Typed,
    reused: given.map(([id]) => id as QuestionId),
    earlier: report.case.number,
    person: Buffer.from(await seedOf(report.case, report.open.filingKey)).toString('base64url'),
  };
}

/** Begins a report with what is known; what somebody has answered already stays, or comes back. */
export function begunAgain(visit: Visit, it: TakenOver, now: Date): Visit {
  if (!visit.receipt && hasAnswers(visit)) return besides(visit, it);
  const { language, follow, followUntil } = visit;
  const own = {
    language,
    ...(follow === undefined ? {} : { follow }),
    ...(followUntil === undefined ? {} : { followUntil }),
  };
  const waiting = waitingIn(visit, now);
  return waiting ? besides({ ...own, ...waiting }, it) : { ...own, ...it };
}

function besides(visit: Visit, it: TakenOver): Visit {
  const isOpen = (id: QuestionId) => !fieldsOf(id).some((field) => field in visit.typed);
  const reused = [...new Set([...(visit.reused ?? []), ...it.reused.filter(isOpen)])];
  return {
    ...visit,
    typed: { ...it.typed, ...visit.typed },
    reused,
    earlier: it.earlier,
    person: it.person,
  };
}

function placeOf({ filing, open }: OpenReport, municipality: string): Typed | undefined {
  const { place, lives } = open.answers;
  if (lives === null) return undefined;
  if (filing.municipality === municipality)
    return { place: ['HERE'], elsewhere: [], lives: [lives] };
  if (filing.municipality !== 'ELSEWHERE' || !place) return undefined;
  return { place: ['ELSEWHERE'], elsewhere: [place], lives: [lives] };
}

/** Who only wanted to be counted was asked neither their role nor their name. */
function roleOf({ filing }: OpenReport): Typed | undefined {
  const role = CHOICES.role.find((it) => it === filing.reporterRole);
  return filing.request === 'REPORT' || !role ? undefined : { role: [role] };
}

function whoOf({ filing, open }: OpenReport, notice: boolean): Partial<Record<QuestionId, Typed>> {
  if (filing.request === 'REPORT') return {};
  const anonymity = { anonymity: [filing.anonymity] };
  const { contact } = open.answers;
  if (!contact) return { anonymity };
  const said = Object.entries(contact).map(([field, value]) => [field, value ? [value] : []]);
  return {
    anonymity,
    contact: { ...(Object.fromEntries(said) as Typed), notice: notice ? ['YES'] : [] },
  };
}
