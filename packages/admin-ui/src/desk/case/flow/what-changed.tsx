import { useTranslation } from 'react-i18next';
import type { JournalEntry } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';
import { isReporters } from '../reporters-acts.ts';
import { actName } from '../timeline.tsx';

/** What others did while somebody was typing, the earliest first. */
export function WhatChanged({ changes }: { changes: readonly JournalEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (changes.length === 0) return null;
  return (
    <>
      <p>{t('flow.changedMeanwhile')}:</p>
      <ul>
        {changes.map((entry) => (
          <li key={entry.id}>
            {t('flow.changedLine', {
              what: t(`act.${actName(entry)}`),
              who: entry.name ?? t(isReporters(entry.act) ? 'case.theReporter' : 'case.someone'),
              moment: format.moment(entry.at),
            })}
            {entry.note ? <p className="timeline-note">{entry.note}</p> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
