import { useTranslation } from 'react-i18next';
import type { Trend } from '../../api/region.ts';
import { codesBySight } from './finding.ts';
import { type Mark, regionMark, topOf } from './marks.ts';
import { Panel } from './panel.tsx';
import { useTrendWords } from './use-trend-words.ts';

/** All towns together: one chart for a total, one small chart for each code otherwise. */
export function RegionCharts({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const words = useTrendWords(trend.table);
  const sight = codesBySight(trend);
  const isTotal = trend.table === 'total';
  const codes = isTotal ? trend.codes : sight.visible;
  const panels = codes.map((code) => ({ code, marks: marksOf(trend, code) }));
  const top = topOf(panels.map((panel) => panel.marks));
  return (
    <>
      <div className="panels" data-single={panels.length === 1 ? '' : undefined}>
        {panels.map(({ code, marks }) => (
          <Panel
            key={code}
            title={words.code(code)}
            description={t('trend.chart', { label: words.code(code) })}
            periods={trend.periods}
            marks={marks}
            top={top}
            height={panels.length === 1 ? 300 : 180}
            unknown="on-top"
            words={words.drawing}
          />
        ))}
      </div>
      {sight.onlyHidden.length > 0 && !isTotal ? (
        <p className="soft">{t('trend.onlyHidden', { labels: names(sight.onlyHidden) })}</p>
      ) : null}
      {sight.quiet.length > 0 && !isTotal ? (
        <p className="soft">{t('trend.quiet', { labels: names(sight.quiet) })}</p>
      ) : null}
    </>
  );

  function names(list: readonly string[]): string {
    return list.map(words.code).join(', ');
  }
}

function marksOf(trend: Trend, code: string): Mark[] {
  return trend.periods.map((period) => {
    const reporters = trend.towns.filter((town) => town.cells[period]).length;
    return regionMark(period, trend.region[period]?.[code], reporters);
  });
}
