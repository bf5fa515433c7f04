import { dayIn, OWN_REGULATION, stepName, whoName } from '@nabij/protocol';
import { calendarDay } from '../../intake/pages/local-time.ts';
import { isLanguage, type Language, loadTexts, type Texts } from '../../intake/texts.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { caseWithFiling } from '../store.ts';
import type { Reckoning } from './due.ts';
import { checkExtension, type Extension } from './extend.ts';
import { timedCase } from './store.ts';
import { type Term, termsOf } from './terms.ts';

/** A letter that a worker reads and changes before it is sent. */
export interface Letter {
  readonly text: string;
  /** That of the reporter (RFC 5646). */
  readonly language: Language;
}

/**
 * The letter with which a term is put off, in the language of the reporter: why is left to the
 * worker. @throws Refusal not-found; extension-not-allowed as when it is sent
 */
export async function extensionLetter(
  db: Db,
  { caseId, ...it }: Reckoning & { caseId: string },
  wanted: Pick<Extension, 'term' | 'until' | 'basis'>,
): Promise<Letter> {
  const [timed, found] = [await timedCase(db, caseId), await caseWithFiling(db, caseId)];
  if (!timed || !found) throw new Refusal('not-found');
  const term = termsOf(timed, it.country, it.now).find(({ id }) => id === wanted.term);
  checkExtension(term ?? 'open', wanted, dayIn(it.country, it.now));
  if (!term) throw new Refusal('extension-not-allowed');
  const { language } = found.filing;
  return letterOf(term, wanted, isLanguage(language) ? language : 'nl');
}

/** Writes it: who, what, until when, and on what ground. */
function letterOf(
  { who, step, due, ref }: Pick<Term, 'who' | 'step' | 'due' | 'ref'>,
  { until, basis }: Pick<Extension, 'until' | 'basis'>,
  language: Language,
): Letter {
  const { t } = loadTexts()(language);
  const day = (on: string) => calendarDay({ language }, on, { weekday: true });
  const body =
    who === 'POINT' ? t('extension.ours') : t('extension.theirs', { who: whoName(who, language) });
  const lines = [
    t('extension.hello'),
    body,
    t('extension.about', { step: stepName(step, language) }),
    t('extension.days', { was: day(due), until: day(until) }),
    groundOf(t, { ref, basis }),
    t('extension.why'),
    t('extension.sorry'),
  ];
  return { text: lines.join('\n\n'), language };
}

/** By the law, by the town's regulation, or by what the reporter agreed to. */
function groundOf(
  t: Texts['t'],
  { ref, basis }: { ref: string; basis: Extension['basis'] },
): string {
  if (basis === 'consent') return t('extension.agreed');
  return ref === OWN_REGULATION ? t('extension.regulation') : t('extension.law', { ref });
}
