import { useTranslation } from 'react-i18next';
import type { Trend, TrendQuestion } from '../../api/region.ts';
import { TABLES } from '../../desk/figures/declared.ts';
import type { TrendAsk } from './ask.ts';
import { drawnOf } from './branches.ts';
import { DataTable } from './data-table.tsx';
import type { Figure } from './figure.ts';
import { FindingHeading } from './finding-heading.tsx';
import { Legend } from './legend.tsx';
import { LineCharts } from './line-charts.tsx';
import { useBranches, useCodeNames } from './use-code-names.ts';

interface Props {
  trend: Trend;
  ask: TrendAsk;
  question: TrendQuestion;
  /** Of which town; without: of the region. */
  town?: string | undefined;
  figuresOf: (code: string) => readonly Figure[];
}

/** The codes of a table, drawn and as a table: of the region, or of one town. */
export function LinesShown({ trend, ask, question, town, figuresOf }: Props) {
  const { t } = useTranslation();
  const { show, measure, table } = ask;
  const name = useCodeNames(table, ask.part);
  const tree = useBranches(trend);
  const drawn = drawnOf(tree, ask.code);
  const isAsked = tree.some(({ code }) => code === ask.code);
  const lines = drawn.map((code) => ({ code, figures: figuresOf(code) }));
  const rows = tree
    .filter(({ code }) => !isAsked || drawn.includes(code))
    .map(({ code, depth }) => ({ key: code, label: name(code), depth, figures: figuresOf(code) }));
  // the broader code itself always stands at the top
  const told = isAsked && lines.length > 1 ? lines.slice(1) : lines;
  return (
    <>
      <section className="card" aria-labelledby="finding">
        <FindingHeading
          {...{ measure, show, town, name }}
          lines={told}
          isTotal={table === 'total'}
        />
        <LineCharts {...{ lines, show, name }} periods={trend.periods} />
        {several(table) ? <p className="soft">{t('trend.several')}</p> : null}
        <Legend show={show} />
      </section>
      <DataTable
        {...{ rows, show, question }}
        head={t('trend.part')}
        periods={trend.periods}
        fewest={trend.fewestToCompare}
      />
    </>
  );
}

/** Whether a case can stand in several of its rows. */
function several(table: TrendAsk['table']): boolean {
  const { axes, addsUp } = TABLES[table];
  return axes.length > 0 && !addsUp;
}
