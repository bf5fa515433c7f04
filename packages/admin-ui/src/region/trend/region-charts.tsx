import { useTranslation } from 'react-i18next';
import type { Trend } from '../../api/region.ts';
import { quietCodes } from './finding.ts';
import { type Mark, regionMark, topOf } from './marks.ts';
import { Panel } from './panel.tsx';
import { useTrendWords } from './use-trend-words.ts';

/** All towns together: one chart for a total, one small chart for each code otherwise. */
export function RegionCharts({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const words = useTrendWords(trend.table);
  const quiet = quietCodes(trend);
  const codes = trend.table === 'total' ? trend.codes : notIn(quiet, trend.codes);
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
      {quiet.length > 0 && trend.table !== 'total' ? (
        <p className="soft">{t('trend.quiet', { labels: quiet.map(words.code).join(', ') })}</p>
      ) : null}
    </>
  );
}

function notIn(left: readonly string[], codes: readonly string[]): string[] {
  return codes.filter((code) => !left.includes(code));
}

function marksOf(trend: Trend, code: string): Mark[] {
  return trend.periods.map((period) => {
    const reporters = trend.towns.filter((town) => town.cells[period]).length;
    return regionMark(period, trend.region[period]?.[code], reporters);
  });
}
