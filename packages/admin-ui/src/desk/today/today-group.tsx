import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listSearch, type TodayGroup } from '../../api/lists.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { TodayCase } from './today-case.tsx';

const ICONS: Record<TodayGroup['name'], IconName> = {
  overdue: 'warning',
  week: 'wait',
  new: 'spark',
  forMe: 'work',
  forOthers: 'person',
};

interface Props {
  group: TodayGroup;
  /** Whether the day begins with its first case. */
  isFirst?: boolean;
}

/** One part of Today: its first cases, and the way to all of them. */
export function TodayGroupPart({ group, isFirst = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, total, cases } = group;
  const heading = `today-${name}`;
  return (
    <section className="card today-group" data-group={name} aria-labelledby={heading}>
      <div className="today-group-head">
        <h2 id={heading}>
          <Icon name={ICONS[name]} />
          {t(`today.group.${name}`)} <span className="today-count">{format.number(total)}</span>
        </h2>
        <p className="soft">{t(`today.help.${name}`)}</p>
      </div>
      <ul className="today-lines">
        {cases.map((row, at) => (
          <TodayCase key={row.id} row={row} isFirst={isFirst && at === 0} />
        ))}
      </ul>
      {total > cases.length ? (
        <Link to="/desk/cases" search={listSearch(group.filters)} className="today-all">
          {t('today.all', { count: total })}
        </Link>
      ) : null}
    </section>
  );
}
