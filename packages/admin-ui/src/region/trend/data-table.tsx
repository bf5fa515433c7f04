import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Trend, type TrendTown, trendCsvAddress } from '../../api/region.ts';
import { useFormat } from '../../format/use-format.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { RegionCount, TownCount } from './count-cells.tsx';
import { useTrendWords } from './use-trend-words.ts';
import type { TrendView } from './view.ts';

interface Props {
  trend: Trend;
  view: TrendView;
  towns: readonly TrendTown[];
  code: string;
}

/** The same figures as the charts, for everybody who reads tables better. */
export function DataTable({ trend, view, towns, code }: Props) {
  const { t, i18n } = useTranslation();
  const words = useTrendWords(trend.table);
  return (
    <section className="card" aria-labelledby="data">
      <div className="data-head">
        <h2 id="data">{t('trend.data')}</h2>
        <a className="button" href={trendCsvAddress(trend, i18n.language)} download>
          {t('trend.csv')}
        </a>
      </div>
      {view === 'region' ? (
        <Quarters
          head={t('trend.part')}
          periods={trend.periods}
          silentIn={(period) => trend.region[period]?.[trend.codes[0] ?? '']?.silentTowns ?? 0}
        >
          {trend.codes.map((part) => (
            <tr key={part}>
              <th scope="row">{words.code(part)}</th>
              {trend.periods.map((period) => (
                <td key={period} className="number">
                  <RegionCount
                    cell={trend.region[period]?.[part]}
                    reporters={towns.filter((town) => town.cells[period]).length}
                  />
                </td>
              ))}
            </tr>
          ))}
        </Quarters>
      ) : (
        <Quarters head={t('trend.town')} periods={trend.periods}>
          {towns.map((town) => (
            <tr key={town.id}>
              <th scope="row">{town.name}</th>
              {trend.periods.map((period) => (
                <td key={period} className="number">
                  <TownCount cells={town.cells[period]} code={code} />
                </td>
              ))}
            </tr>
          ))}
        </Quarters>
      )}
    </section>
  );
}

interface QuartersProps {
  head: string;
  periods: readonly string[];
  /** Said once above a column instead of in each of its cells. */
  silentIn?: (period: string) => number;
  children: ReactNode;
}

function Quarters({ head, periods, silentIn, children }: QuartersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ScrollTable newestLast>
      <table className="table data-table" aria-labelledby="data">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {periods.map((period) => {
              const silent = silentIn?.(period) ?? 0;
              return (
                <th key={period} scope="col" className="number">
                  {format.shortPeriod(period)}
                  {silent > 0 ? (
                    <span className="unknown">{t('trend.plusSilent', { count: silent })}</span>
                  ) : null}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollTable>
  );
}
