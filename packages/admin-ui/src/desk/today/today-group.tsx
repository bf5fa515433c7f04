import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CaseRow, listSearch, type TodayGroup } from '../../api/lists.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { CaseLink } from '../case-list/case-link.tsx';
import { asksAttention, CaseNews, CaseOwner } from '../case-list/case-news.tsx';
import { DueLabel } from '../case-list/due-label.tsx';

const ICONS: Record<TodayGroup['name'], IconName> = {
  overdue: 'warning',
  week: 'wait',
  new: 'spark',
  forMe: 'work',
  forOthers: 'person',
};

/** One part of Today: its first cases, and the way to all of them. */
export function TodayGroupPart({ group }: { group: TodayGroup }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, total, cases } = group;
  const heading = `today-${name}`;
  return (
    <section className="card today-group" data-group={name} aria-labelledby={heading}>
      <div className="today-group-head">
        <h2 id={heading}>
          <Icon name={ICONS[name]} />
          {t(`today.group.${name}`)}{' '}
          <span className="today-count">
            {total === 0 ? t('today.none') : format.number(total)}
          </span>
        </h2>
        {total === 0 ? null : <p className="soft">{t(`today.help.${name}`)}</p>}
      </div>
      {cases.length === 0 ? null : (
        <ul className="today-lines">
          {cases.map((row) => (
            <TodayLine key={row.id} row={row} />
          ))}
        </ul>
      )}
      {total > cases.length ? (
        <Link to="/desk/cases" search={listSearch(group.filters)} className="today-all">
          {t('today.all', { count: total })}
        </Link>
      ) : null}
    </section>
  );
}

function TodayLine({ row }: { row: CaseRow }) {
  const { label } = useCodeLabels();
  const format = useFormat();
  return (
    <li className="today-line" data-news={asksAttention(row) ? '' : undefined}>
      <span className="case-number">
        <CaseLink row={row} />
      </span>
      <span>
        <span className="case-subject">{label('subject', row.subject)}</span>{' '}
        <span className="case-request">
          {label('domain', row.domain)} · {label('request_type', row.request)}
        </span>
      </span>
      <span className="today-facts">
        {row.dueOn === null ? null : <DueLabel row={row} />}
        <CaseNews row={row} />
        <span className="soft">
          <time dateTime={row.receivedAt} title={format.moment(row.receivedAt)}>
            {format.age(row.receivedAt)}
          </time>
          {' · '}
          <CaseOwner row={row} />
        </span>
      </span>
    </li>
  );
}
