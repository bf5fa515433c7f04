import { useTranslation } from 'react-i18next';
import { useCodeLabels } from '../../parts/code-labels.ts';
import type { AgendaItem, Change } from './agenda.ts';
import { useTimes } from './use-times.ts';

/** A sign beside the words, for whoever looks down the column; black and white will do. */
const SIGNS: Readonly<Record<Change, string>> = {
  more: '▲',
  fewer: '▼',
  same: '=',
  unclear: '?',
  'not-comparable': '–',
  first: '–',
};

/** One line for each rule: how often, in how many towns, at which level, and whether it grows. */
export function BarrierTable({ items }: { items: readonly AgendaItem[] }) {
  const { t } = useTranslation();
  return (
    <table className="table stacked-table barrier-table" aria-labelledby="rules">
      <thead>
        <tr>
          <th scope="col">{t('agenda.rule')}</th>
          <th scope="col">{t('agenda.often')}</th>
          <th scope="col">{t('agenda.where')}</th>
          <th scope="col">{t('agenda.level')}</th>
          <th scope="col">{t('agenda.change')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <BarrierRow key={item.code} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function BarrierRow({ item }: { item: AgendaItem }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const inTimes = useTimes();
  const { code, times, towns, levels, change } = item;
  const trend = `/region/trend?${new URLSearchParams({ measure: 'closed', table: 'barrier', span: 'year', code })}`;
  return (
    <tr>
      <th scope="row">
        <a href={trend}>{label('rule_barrier', code)}</a>
      </th>
      <td data-label={t('agenda.often')}>{inTimes(times, 'times')}</td>
      <td data-label={t('agenda.where')}>{inTimes(towns, 'towns')}</td>
      <td data-label={t('agenda.level')}>
        {levels.length === 0 ? (
          t('agenda.levelHidden')
        ) : (
          <ul className="barrier-levels">
            {levels.map((one) => (
              <li key={one.level}>
                {t('agenda.atLevel', {
                  level: label('rule_level', one.level),
                  times: inTimes(one.times, 'times'),
                })}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-label={t('agenda.change')}>
        <span className="barrier-change">
          <span aria-hidden="true">{SIGNS[change]}</span> {t(`agenda.changes.${change}`)}
        </span>
      </td>
    </tr>
  );
}
