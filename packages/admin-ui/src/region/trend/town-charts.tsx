import { useTranslation } from 'react-i18next';
import type { Trend, TrendTown } from '../../api/region.ts';
import { useFormat } from '../../format/use-format.ts';
import { topOf, townMark } from './marks.ts';
import { Panel } from './panel.tsx';
import { useTrendWords } from './use-trend-words.ts';

interface Props {
  trend: Trend;
  towns: readonly TrendTown[];
  code: string;
}

/** One code, one small chart for each town; all on one scale, in order of name. */
export function TownCharts({ trend, towns, code }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useTrendWords(trend.table);
  const panels = towns.map((town) => ({
    town,
    marks: trend.periods.flatMap((period) => townMark(period, town.cells[period], code) ?? []),
  }));
  const top = topOf(panels.map((panel) => panel.marks));
  return (
    <div className="panels">
      {panels.map(({ town, marks }) => (
        <Panel
          key={town.id}
          title={town.name}
          note={town.population === null ? undefined : people(town.population)}
          description={t('trend.chart', { label: `${town.name}, ${words.code(code)}` })}
          periods={trend.periods}
          marks={marks}
          top={top}
          height={210}
          unknown="in-place"
          words={words.drawing}
        />
      ))}
    </div>
  );

  function people(count: number): string {
    return t('trend.people', { count, shown: format.number(count) });
  }
}
