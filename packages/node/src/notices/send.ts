import type { Country } from '@nabij/protocol';
import { fullJitter } from '../federation/backoff.ts';
import { isLanguage, loadTexts } from '../intake/texts.ts';
import { SealBroken } from '../vault/seal.ts';
import type { MailingDeps } from './dependencies.ts';
import type { Mail, Sent } from './mailer.ts';
import { openNotice } from './queue.ts';
import {
  claimNotices,
  deleteEndedNotices,
  deleteNotice,
  isStillClaimed,
  type NoticeRow,
  postponeNotice,
} from './store.ts';
import { tellWorkers } from './workers/tell-workers.ts';

const SECOND = 1_000;
/** Longer than a mail may take, so that a lease ends only where a process has ended. */
const LEASE_MS = 120 * SECOND;
const INTERVAL_MS = 5 * SECOND;
const AT_ONCE = 10;

/** Sends what is due and returns how many tries were made; several processes may do this. */
export async function sendDue(deps: MailingDeps): Promise<number> {
  const now = deps.clock.now();
  for (const messageId of await deleteEndedNotices(deps.db, now)) {
    deps.log.warn('notice-ended', { messageId });
  }
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const claimed = await claimNotices(deps.db, { now, leaseUntil, limit: AT_ONCE });
  await Promise.all(claimed.map((row) => sendOne(deps, row)));
  return claimed.length;
}

/** Sends until stopped; trouble is logged and waited out. */
export function startMailing(deps: MailingDeps & { country: Country }): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running
      .then(() => sendDue(deps))
      .then(() => tellWorkers(deps))
      .catch((error: unknown) => deps.log.error('notices-unreadable', {}, error));
  };
  const timer = setInterval(look, INTERVAL_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      deps.mailer.close();
    },
  };
}

async function sendOne(deps: MailingDeps, row: NoticeRow): Promise<void> {
  const { db, log, clock } = deps;
  const ids = { messageId: row.id, attempt: row.attempts };
  const sent = await outcomeOf(deps, row);
  if (sent === 'stopped') return;
  if (sent === 'sent') log.info('notice-sent', ids);
  else log.warn(sent === 'later' ? 'notice-failed' : 'notice-refused', ids);
  if (sent !== 'later') return deleteNotice(db, row.id);
  const now = clock.now();
  const wait = fullJitter(row.attempts + 3, (deps.chance ?? Math.random)());
  const next = new Date(now.getTime() + wait);
  if (next < row.giveUpAt) return postponeNotice(db, row, next);
  log.warn('notice-ended', ids);
  return deleteNotice(db, row.id);
}

async function outcomeOf(deps: MailingDeps, row: NoticeRow): Promise<Sent | 'stopped'> {
  try {
    const mail = mailFor(deps, await openNotice(deps.noticeKey, row));
    // between claiming and now, the reporter may have stopped it or have been erased
    if (!(await isStillClaimed(deps.db, row))) return 'stopped';
    return await deps.mailer.send(mail);
  } catch (error) {
    // the node has another key now: nobody can read this any more
    if (error instanceof SealBroken) return 'refused';
    throw error;
  }
}

/** That there is news and where, and nothing else: mailboxes are shared. */
function mailFor(
  { point }: MailingDeps,
  { email, language }: { email: string; language: string },
): Mail {
  const texts = loadTexts()(isLanguage(language) ? language : 'nl');
  const words = { name: point.name, address: `${point.url}/follow` };
  const text = texts.list('notices.body').map((line) => fill(line, words));
  return {
    to: email,
    subject: texts.t('notices.subject'),
    text: `${text.join('\n\n')}\n`,
    language: texts.language,
  };
}

// lists come without their placeholders filled in
function fill(line: string, words: Readonly<Record<string, string>>): string {
  return line.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => words[name] ?? whole);
}
