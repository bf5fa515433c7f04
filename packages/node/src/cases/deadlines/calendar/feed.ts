import { createHash, randomBytes } from 'node:crypto';
import { type Country, dayIn, yearlyDuties } from '@nabij/protocol';
import ical, { type ICalCalendar } from 'ical-generator';
import { audit } from '../../../access/audit/audit.ts';
import type { Db } from '../../../system/database.ts';
import { Refusal } from '../../../system/problem.ts';
import { deleteFeed, dueFor, feedBySecret, noteRead, replaceFeed } from './store.ts';
import words from './words.json' with { type: 'json' };

/** The languages in which a calendar can be. */
export const CALENDAR_LANGUAGES = ['nl', 'fr', 'de', 'en', 'ar'] as const;
export type CalendarLanguage = (typeof CALENDAR_LANGUAGES)[number];

/** Whose calendar, by whose law, and the name and the address of the point. */
export interface CalendarDeps {
  readonly db: Db;
  readonly country: Country;
  readonly name: string;
  readonly url: string;
}

const SECRET_BYTES = 32;
const DAY_MS = 86_400_000;

/**
 * Makes a calendar that other programs can read, in place of any earlier one. Whoever has its
 * address reads it without signing in: it holds numbers of cases and steps, and no content.
 * @returns the secret of its address, of which only the hash is kept
 */
export async function makeCalendar(
  db: Db,
  { accountId, now }: { accountId: string; now: Date },
  language: CalendarLanguage,
): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const row = { accountId, secretHash: hashOf(secret), language, madeAt: now, readOn: null };
  await db.transaction(async (tx) => {
    await replaceFeed(tx, row);
    await audit(tx, { at: now, actor: { kind: 'account', id: accountId }, act: 'calendar-made' });
  });
  return secret;
}

/** Ends it: its address answers nothing any more. Its holder does, or who ends their sign-in. */
export async function endCalendar(
  db: Db,
  { accountId, by = accountId, now }: { accountId: string; by?: string; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await deleteFeed(tx, accountId))) return;
    const ended = { act: 'calendar-ended', subject: accountId } as const;
    await audit(tx, { at: now, actor: { kind: 'account', id: by }, ...ended });
  });
}

/**
 * What is due for somebody, as iCalendar (RFC 5545): whole days, each with the number of a case
 * and a step; and what the point owes once a year. @throws Refusal not-found
 */
export async function readCalendar(deps: CalendarDeps, secret: string, now: Date): Promise<string> {
  const { db, country } = deps;
  const feed = await feedBySecret(db, hashOf(secret));
  if (!feed) throw new Refusal('not-found');
  const today = dayIn(country, now);
  if (feed.readOn !== today) await noteRead(db, feed.accountId, today);
  const language = CALENDAR_LANGUAGES.find((one) => one === feed.language) ?? 'nl';
  const { title, event, steps } = words[language];
  const named: Readonly<Record<string, string>> = steps;
  const calendar = ical({
    name: title.replace('{{point}}', deps.name),
    prodId: { company: 'nabij', product: 'terms', language: language.toUpperCase() },
    ttl: 3600,
  });
  for (const { number, on, step } of await dueFor(db, feed.accountId)) {
    if (on === null || step === null) continue;
    const summary = event
      .replace('{{number}}', String(number))
      .replace('{{step}}', named[step] ?? step);
    add(calendar, { id: `case-${number}`, on, summary, host: new URL(deps.url).hostname, now });
  }
  for (const { id, due: on, step } of yearlyDuties(country, today)) {
    const host = new URL(deps.url).hostname;
    add(calendar, { id: `${id}-${on}`, on, summary: named[step] ?? step, host, now });
  }
  return calendar.toString();
}

function add(
  calendar: ICalCalendar,
  { id, on, summary, host, now }: Record<'id' | 'on' | 'summary' | 'host', string> & { now: Date },
): void {
  const start = new Date(on);
  calendar.createEvent({
    id: `${id}@${host}`,
    start,
    end: new Date(start.getTime() + DAY_MS),
    allDay: true,
    timezone: 'UTC',
    summary,
    stamp: now,
  });
}

function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
