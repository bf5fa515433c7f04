import { type Country, dayIn, nextWorkingDay, TIME_ZONES } from '@nabij/protocol';
import { fullJitter } from '../../federation/backoff.ts';
import { isLanguage, loadTexts } from '../../intake/texts.ts';
import { SealBroken } from '../../vault/seal.ts';
import type { MailingDeps } from '../dependencies.ts';
import type { Mail, Sent } from '../mailer.ts';
import { hasNews, isSoonDue } from './news-store.ts';
import {
  claimWorkerMail,
  deleteLeftMail,
  isStillWanted,
  settleWorkerMail,
  type WorkerMailRow,
} from './store.ts';
import { openAddress, type WorkerAddress } from './worker-mail.ts';

const MINUTE = 60_000;
/** How often it looks for one person; longer than a mail may take, as it is the lease too. */
const LOOK_MS = 2 * MINUTE;
/** At most one mail in so long. */
const QUIET_MS = 60 * MINUTE;
/** What a clock that differs a little, or a long transaction, could have hidden last time. */
const OVERLAP_MS = MINUTE;
/** Nobody is reminded before this hour of the day. */
const MORNING = 7;
const AT_ONCE = 20;

/** Mails the workers who want it that there is something new or due; returns how many were tried. */
export async function tellWorkers(deps: MailingDeps & { country: Country }): Promise<number> {
  const now = deps.clock.now();
  await deleteLeftMail(deps.db);
  const nextAt = new Date(now.getTime() + LOOK_MS);
  const claimed = await claimWorkerMail(deps.db, { now, nextAt, limit: AT_ONCE });
  const told = await Promise.all(claimed.map((row) => tellOne(deps, row, now)));
  return told.filter(Boolean).length;
}

async function tellOne(
  deps: MailingDeps & { country: Country },
  row: WorkerMailRow,
  now: Date,
): Promise<boolean> {
  const { db, log, country } = deps;
  const since = new Date(row.toldUntil.getTime() - OVERLAP_MS);
  const today = dayIn(country, now);
  const isNew = await hasNews(db, row.accountId, since);
  const isDue =
    mayRemind(row, { now, today, country }) &&
    (await isSoonDue(db, row.accountId, { from: today, until: soon(today, country) }));
  if (!isNew && !isDue) return false;
  const sent = await outcomeOf(deps, row, isNew ? 'news' : 'due');
  if (sent === 'stopped') return false;
  const ids = { accountId: row.accountId, attempt: row.attempts + 1 };
  if (sent === 'sent') log.info('work-mail-sent', ids);
  else log.warn(sent === 'later' ? 'work-mail-failed' : 'work-mail-refused', ids);
  await settleWorkerMail(db, row, after(sent, { row, now, today, isDue, chance: deps.chance }));
  return true;
}

/** The second working day from now: before a weekend, what is due after it is soon too. */
function soon(today: string, country: Country): string {
  return nextWorkingDay(nextWorkingDay(today, 1, country), 1, country);
}

/** Reminders come once a working day, and not at night. */
function mayRemind(
  { remindedOn }: WorkerMailRow,
  { now, today, country }: { now: Date; today: string; country: Country },
): boolean {
  if (nextWorkingDay(today, 0, country) !== today) return false;
  const timeZone = TIME_ZONES[country];
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now),
  );
  return hour >= MORNING && (remindedOn === null || remindedOn < today);
}

interface Tried {
  row: WorkerMailRow;
  now: Date;
  today: string;
  isDue: boolean;
  chance: MailingDeps['chance'];
}

function after(sent: Sent, { row, now, today, isDue, chance }: Tried): Partial<WorkerMailRow> {
  if (sent === 'refused') return { refusedAt: now };
  if (sent === 'later') {
    const attempts = row.attempts + 1;
    const wait = Math.max(LOOK_MS, fullJitter(attempts + 3, (chance ?? Math.random)()));
    return { attempts, nextAt: new Date(now.getTime() + wait) };
  }
  const told = { toldUntil: now, attempts: 0, nextAt: new Date(now.getTime() + QUIET_MS) };
  return isDue ? { ...told, remindedOn: today } : told;
}

async function outcomeOf(
  deps: MailingDeps,
  row: WorkerMailRow,
  about: 'news' | 'due',
): Promise<Sent | 'stopped'> {
  try {
    const mail = mailFor(deps, await openAddress(deps.noticeKey, row), about);
    // between claiming and now they may have switched it off
    if (!(await isStillWanted(deps.db, row))) return 'stopped';
    return await deps.mailer.send(mail);
  } catch (error) {
    // the node has another key now: nobody can read this any more
    if (error instanceof SealBroken) return 'refused';
    throw error;
  }
}

/** That there is something and where, and nothing of what it is: mailboxes are shared. */
function mailFor({ point }: MailingDeps, to: WorkerAddress, about: 'news' | 'due'): Mail {
  const { t, language } = loadTexts()(isLanguage(to.language) ? to.language : 'nl');
  const words = { name: point.name, address: `${point.url}/desk` };
  const lines = [t(`workMail.${about}`, words), t('workMail.where', words), t('workMail.end')];
  return {
    to: to.email,
    subject: t(`workMail.${about}Subject`),
    text: `${lines.join('\n\n')}\n`,
    language,
  };
}
