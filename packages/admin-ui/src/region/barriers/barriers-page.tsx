import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Barriers, barriersQuery } from '../../api/barriers.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { type Agenda, agendaOf } from './agenda.ts';
import '../../parts/stacked-table.css';
import './barriers.css';
import { BarrierTable } from './barrier-table.tsx';
import { CsvLinks } from './csv-links.tsx';
import { LevelList } from './level-list.tsx';
import { useTimes } from './use-times.ts';

/** The region's agenda: which rules got in the way, at which level, and what can be done. */
export function BarriersPage() {
  const { t } = useTranslation();
  const query = useQuery(barriersQuery);
  return (
    <>
      <PageHeading title={t('agenda.title')} />
      <p className="lead">{t('agenda.intro')}</p>
      <QueryState query={query} />
      {query.data === undefined ? null : <BarriersShown barriers={query.data} />}
    </>
  );
}

function BarriersShown({ barriers }: { barriers: Barriers }) {
  const { t } = useTranslation();
  const agenda = agendaOf(barriers);
  if (agenda === undefined) return <p className="empty">{t('agenda.none')}</p>;
  return (
    <>
      <section className="card" aria-labelledby="rules">
        <Finding agenda={agenda} />
        {agenda.items.length === 0 ? null : <BarrierTable items={agenda.items} />}
        <Missing agenda={agenda} />
        <div className="buttons">
          <CsvLinks />
          <PrintButton>{t('agenda.print')}</PrintButton>
        </div>
        <p className="soft">{t('agenda.several')}</p>
        <p className="soft">
          {t('agenda.compareHelp', { fewest: barriers.rules.fewestToCompare })}
        </p>
      </section>
      <LevelList items={agenda.items} />
    </>
  );
}

function Finding({ agenda }: { agenda: Agenda }) {
  const { t, i18n } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  const inTimes = useTimes();
  const { top } = agenda;
  const period = format.period(agenda.until);
  if (top === undefined) return <h2 id="rules">{t('agenda.findNothing', { period })}</h2>;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const labels = list.format(top.codes.map((code) => label('rule_barrier', code)));
  const finding = top.isMost ? (top.codes.length > 1 ? 'findTie' : 'find') : 'findSeen';
  return (
    <h2 id="rules">
      {t(`agenda.${finding}`, { period, labels, times: inTimes(top.times, 'times') })}
    </h2>
  );
}

/** What is not seen, so that nobody takes it for zero. */
function Missing({ agenda }: { agenda: Agenda }) {
  const { t, i18n } = useTranslation();
  const { label } = useCodeLabels();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const hidden = agenda.onlyHidden.map((code) => label('rule_barrier', code));
  return (
    <>
      {hidden.length === 0 ? null : (
        <p>{t('agenda.onlyHidden', { labels: list.format(hidden) })}</p>
      )}
      {agenda.silentTowns === 0 ? null : <p>{t('agenda.silent', { count: agenda.silentTowns })}</p>}
    </>
  );
}
