import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { CaseLink } from '../case-list/case-link.tsx';
import { asksAttention, CaseNews, CaseOwner } from '../case-list/case-news.tsx';
import { DueLight, DueStep } from '../case-list/due-label.tsx';
import { TodayLine } from './today-line.tsx';

interface Props {
  row: CaseRow;
  /** Whether it is the one to begin with, so that nobody has to weigh the lists first. */
  isFirst?: boolean;
}

/** A case as a line of Today. */
export function TodayCase({ row, isFirst = false }: Props) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  const { dueOn, dueStep, receivedAt } = row;
  return (
    <TodayLine
      hasNews={asksAttention(row)}
      first={isFirst ? t('today.first') : undefined}
      about={
        <>
          <span className="case-subject">{label('subject', row.subject)}</span>
          {' · '}
          {label('domain', row.domain)}
        </>
      }
      light={dueOn === null ? undefined : <DueLight dueOn={dueOn} />}
      step={
        <>
          <DueStep step={dueOn === null ? null : dueStep} /> <CaseNews row={row} />
        </>
      }
      more={
        <>
          <CaseLink row={row} inWords />
          {' · '}
          {label('request_type', row.request)}
          {' · '}
          <time dateTime={receivedAt} title={format.moment(receivedAt)}>
            {format.age(receivedAt)}
          </time>
        </>
      }
      who={<CaseOwner row={row} />}
    />
  );
}
