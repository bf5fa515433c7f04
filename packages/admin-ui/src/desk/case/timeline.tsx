import { useTranslation } from 'react-i18next';
import type { JournalEntry } from '../../api/cases.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import type { Texts } from '../../texts/language.ts';
import { isReporters } from './reporters-acts.ts';

/** Acts that have a name; others are told as a change. */
const ACTS = [
  'open',
  'take',
  'reply',
  'ask',
  'answer',
  'attach',
  'letter',
  'note',
  'code',
  'close',
  'refuse',
  'reopen',
  'hand-on',
  'withdraw',
  'resume',
  'correct',
  'feedback',
  'consent-ask',
  'consent-give',
  'consent-refuse',
  'consent-withdraw',
  'party',
  'mediation',
  'contact',
  'contact-strike',
  'not-heard',
  'conference',
  'conference-show',
  'regime',
  'plan',
  'trajectory-join',
  'trajectory-leave',
  'look-back',
  'look-back-done',
  'decide',
  'decision-propose',
  'decision-agree',
  'decision-decline',
  'decision-withdraw',
  'barrier',
  'barrier-remove',
  'support',
  'unsupport',
  'wait',
  'go-on',
  'merge',
  'unmerge',
  'split',
  'campaign-join',
  'campaign-leave',
  'line-used',
  'line-tried',
  'handover-offered',
  'handover-moved',
  'handover-arrived',
  'handover-back',
  'handover-in',
] as const satisfies (keyof Texts['act'])[];

/** Who did what to the case, newest first. */
export function Timeline({ journal }: { journal: readonly JournalEntry[] }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline">{t('case.timeline')}</h2>
      <ol className="timeline">
        {journal.toReversed().map((entry) => (
          <TimelineItem key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

/** What was done, as the texts name it. */
export function actName({ act }: JournalEntry): keyof Texts['act'] {
  return ACTS.find((known) => known === act) ?? 'other';
}

function TimelineItem({ entry }: { entry: JournalEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const act = actName(entry);
  const { fromState, toState } = entry;
  const who = entry.name ?? (isReporters(entry.act) ? t('case.theReporter') : t('case.someone'));
  return (
    <li>
      <p>
        <strong>{t(`act.${act}`)}</strong> · <bdi>{who}</bdi> ·{' '}
        <time dateTime={entry.at}>
          <bdi>{format.moment(entry.at)}</bdi>
        </time>
      </p>
      {fromState !== null && toState !== null && fromState !== toState ? (
        <p className="soft">
          {t('case.moved', { from: label('status', fromState), to: label('status', toState) })}
        </p>
      ) : null}
      {entry.note === null || entry.note === '' ? null : (
        <p className="timeline-note">{entry.note}</p>
      )}
    </li>
  );
}
