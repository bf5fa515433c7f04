import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { reportQuery, type YearReport } from '../../api/report.ts';
import { NodeNameContext, PageHeading } from '../../parts/page-heading.tsx';
import { Pick } from '../../parts/pick.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { BarTable } from './bar-table.tsx';
import { topSections } from './tops.ts';
import { totalSentences } from './totals.ts';
import { hiddenSentence, townSentences } from './town-sentences.ts';
import { TownTable } from './town-table.tsx';
import { useReportWords } from './words.ts';
import './report.css';

/** What one year says, in sentences and small charts, for a council and its paper. */
export function ReportPage() {
  const { t } = useTranslation();
  const { year } = useParams({ strict: false });
  const query = useQuery(reportQuery(year));
  const report = query.data;
  const shown = report?.year ?? year;
  return (
    <>
      <PageHeading title={shown ? t('report.title', { year: shown }) : t('nav.report')} />
      <QueryState query={query} />
      {report === undefined ? null : (
        <>
          <YearChoice report={report} />
          {report.quarters.length === 0 ? (
            <p className="empty">{t('report.empty', { year: report.year })}</p>
          ) : (
            <Report report={report} />
          )}
        </>
      )}
    </>
  );
}

function YearChoice({ report }: { report: YearReport }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const years = [...new Set([...report.years, report.year])].toSorted((a, b) => b - a);
  return (
    <div className="report-choices choices-bar">
      <Pick
        label={t('report.year')}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        value={String(report.year)}
        onChange={(year) => void navigate({ to: '/region/report/$year', params: { year } })}
      />
      <PrintButton>{t('report.print')}</PrintButton>
    </div>
  );
}

const LIMITS = ['told', 'more', 'rank', 'proof'] as const;

function Report({ report }: { report: YearReport }) {
  const { t } = useTranslation();
  const words = useReportWords();
  const name = useContext(NodeNameContext);
  const last = report.quarters.at(-1) ?? '';
  const sections = topSections(report, words);
  const isHatched = sections.some(({ rows }) => rows.some(({ isExact }) => !isExact));
  return (
    <article className="paper report" aria-labelledby="report">
      <header>
        <h2 id="report">{t('report.heading', { year: report.year })}</h2>
        <p>{t('report.lead', { name, date: words.date(report.made) })}</p>
        {report.isOver ? null : (
          <p>
            <strong>{t('report.soFar', { period: words.period(last) })}</strong>
          </p>
        )}
      </header>
      <Part name={t('report.part.summary')}>
        {() => <Lines of={totalSentences(report, words)} />}
      </Part>
      {sections.map((section) => (
        <Part key={section.table} name={t(`report.part.${section.table}`)} title={section.title}>
          {(id) => (
            <>
              <BarTable section={section} words={words} labelledBy={id} />
              <Lines of={section.notes} />
            </>
          )}
        </Part>
      ))}
      {isHatched ? <p className="soft">{t('report.legend')}</p> : null}
      <Part name={t('report.part.towns')}>
        {(id) => (
          <>
            <Lines of={townSentences(report, words)} />
            <TownTable report={report} words={words} labelledBy={id} />
          </>
        )}
      </Part>
      <Part name={t('report.part.hidden')}>
        {() => <Lines of={[hiddenSentence(report, words), t('report.hiddenWhy')]} />}
      </Part>
      <Part name={t('report.part.limits')}>
        {() => <Lines of={LIMITS.map((one) => t(`report.limits.${one}`))} />}
      </Part>
      <Method report={report} list={words.list} />
    </article>
  );
}

function Method({ report, list }: { report: YearReport; list: (names: string[]) => string }) {
  const { t } = useTranslation();
  const name = useContext(NodeNameContext);
  const address = `${window.location.origin}/figures`;
  const thresholds = list(report.thresholds.map(String));
  return (
    <Part name={t('report.part.method')}>
      {() => (
        <>
          <Lines
            of={[
              t('report.method.threshold', { thresholds }),
              t('report.method.secondary'),
              t('report.method.rate'),
              t('report.method.compare'),
            ]}
          />
          <p>
            {t('figuresPages.region')}:{' '}
            <a href={address}>
              <bdi>{address}</bdi>
            </a>
            . {t('figuresPages.regionWhat')} {t('figuresPages.precise', { name })}
          </p>
        </>
      )}
    </Part>
  );
}

interface PartProps {
  name: string;
  title?: string;
  /** @param id of the heading */
  children: (id: string) => ReactNode;
}

function Part({ name, title, children }: PartProps) {
  const id = useId();
  return (
    <section className="report-part" aria-labelledby={id}>
      <h3 id={id}>
        {title === undefined ? name : <span className="report-name">{name}</span>}
        {title === undefined ? null : ' '}
        {title}
      </h3>
      {children(id)}
    </section>
  );
}

function Lines({ of }: { of: readonly string[] }) {
  return of.map((line) => <p key={line}>{line}</p>);
}
