import { useTranslation } from 'react-i18next';
import {
  NOT_COMPARABLE,
  type NotComparable,
  openDataAddresses,
  type TrendQuestion,
} from '../../api/region.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import type { Shown } from './ask.ts';
import { FigureCell } from './figure-cell.tsx';
import { figuresCsv, type Row } from './figures-csv.ts';
import { usePeriodWords } from './use-period-words.ts';

interface Props {
  /** What the first column names. */
  head: string;
  rows: readonly Row[];
  periods: readonly string[];
  show: Shown;
  question: TrendQuestion;
  /** Smaller numbers are not set beside others. */
  fewest: number;
  /** What it means that a number is not comparable; without: with the period before. */
  apart?: string | undefined;
}

/** The same figures as the drawing, for everybody who reads tables better, and as files. */
export function DataTable({ head, rows, periods, show, question, fewest, apart }: Props) {
  const { t } = useTranslation();
  const words = usePeriodWords();
  const reasons = reasonsIn(rows, show);
  const letterOf = (reason: NotComparable) => String.fromCodePoint(97 + reasons.indexOf(reason));
  const name = `${question.measure}-${question.table}-${question.span}.csv`;
  return (
    <section className="card" aria-labelledby="data">
      <div className="data-head">
        <h2 id="data">{t(show === 'rate' ? 'trend.dataRate' : 'trend.data')}</h2>
        <BusyButton
          isBusy={false}
          onPress={() => saveFile(name, `\uFEFF${figuresCsv(rows)}`, 'text/csv')}
        >
          {t('trend.csv')}
        </BusyButton>
      </div>
      <ScrollTable newestLast>
        <table className="table data-table" aria-labelledby="data">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {periods.map((period, at) => (
                <th key={period} scope="col" className="number">
                  {words.short(period)}
                  <Silent rows={rows} at={at} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" data-depth={row.depth}>
                  {row.label}
                </th>
                {row.figures.map((figure) => (
                  <td key={figure.period} className="number">
                    <FigureCell figure={figure} show={show} letterOf={letterOf} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
      {reasons.length > 0 ? (
        <Reasons {...{ reasons, letterOf, fewest }} apart={apart ?? t('trend.apart')} />
      ) : null}
      <OpenData question={question} />
    </section>
  );
}

/** Said once above a column instead of in each of its cells: the same towns for every code. */
function Silent({ rows, at }: { rows: readonly Row[]; at: number }) {
  const { t } = useTranslation();
  const silent = rows.map(({ figures }) => figures[at]).filter((it) => it?.kind === 'number');
  const [count = 0] = silent.map((it) => it?.silentTowns ?? 0);
  if (count === 0) return null;
  return <span className="unknown">{t('trend.plusSilent', { count })}</span>;
}

function reasonsIn(rows: readonly Row[], show: Shown): NotComparable[] {
  if (show === 'count') return [];
  const all = new Set(
    rows.flatMap(({ figures }) => figures.flatMap((figure) => figure.notComparable)),
  );
  return NOT_COMPARABLE.filter((reason) => all.has(reason));
}

interface ReasonsProps {
  reasons: readonly NotComparable[];
  letterOf: (reason: NotComparable) => string;
  fewest: number;
  apart: string;
}

function Reasons({ reasons, letterOf, fewest, apart }: ReasonsProps) {
  const { t } = useTranslation();
  return (
    <div className="reasons">
      <p>{apart}</p>
      <dl>
        {reasons.map((reason) => (
          <div key={reason}>
            <dt>{letterOf(reason)}</dt>
            <dd>{t(`trend.reason.${reason}`, { fewest })}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The whole table of every town, for other programs. */
function OpenData({ question }: { question: TrendQuestion }) {
  const { t } = useTranslation();
  const { csv, csvw, json, sdmx } = openDataAddresses(question);
  return (
    <p className="soft open-data not-for-paper">
      {t('trend.openData')}{' '}
      <a href={csv} download>
        CSV
      </a>{' '}
      <a href={csvw}>CSVW</a> <a href={json}>JSON</a>{' '}
      <a href={sdmx} download>
        SDMX-CSV
      </a>
    </p>
  );
}
