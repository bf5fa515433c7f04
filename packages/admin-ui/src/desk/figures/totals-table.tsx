import { useTranslation } from 'react-i18next';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Counts } from './code-table.tsx';
import { countAt } from './count-at.ts';
import { MeasureHeads } from './measure-heads.tsx';
import { columnsOf, type Looked } from './table-view.ts';

/** How many there were, and how many different people stood behind them. */
export function TotalsTable({ looked }: { looked: Looked }) {
  const { t } = useTranslation();
  const { counts, span } = looked;
  const measures = columnsOf('total', looked).map(({ measure }) => measure);
  const rows = (['total', 'people'] as const).map((name) => ({
    name,
    counts: measures.map((measure) => countAt(counts[measure][span]?.[name], [])),
  }));
  return (
    <ScrollTable>
      <table className="table preview-table">
        <caption>{t('preview.group.totals')}</caption>
        <MeasureHeads measures={measures} />
        <tbody>
          {rows
            .filter((row) => row.counts.some((count) => count !== undefined))
            .map((row) => (
              <tr key={row.name}>
                <th scope="row">{t(`preview.table.${row.name}`)}</th>
                <Counts counts={row.counts} />
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
