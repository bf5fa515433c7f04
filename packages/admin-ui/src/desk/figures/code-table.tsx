import { useTranslation } from 'react-i18next';
import type { Count } from '../../api/releases.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { CountCell } from './count-cell.tsx';
import { TABLES } from './declared.ts';
import { MeasureHeads } from './measure-heads.tsx';
import type { Drawn } from './table-view.ts';
import { useAxisNames } from './use-axis-names.ts';

type Props = Extract<Drawn, { kind: 'rows' }>;

/** A table by codes; narrower ones stand in under their broader one. */
export function CodeTable({ name, measures, rows, totals }: Props) {
  const { t } = useTranslation();
  const nameOf = useAxisNames();
  const [axis] = TABLES[name].axes;
  const hasGaps = rows.some(({ counts }) => counts.includes(undefined));
  return (
    <ScrollTable>
      <table className="table preview-table">
        <caption>
          {t(`preview.table.${name}`)}
          {hasGaps ? <span className="caption-note">{t('preview.massBroad')}</span> : null}
        </caption>
        <MeasureHeads measures={measures} />
        <tbody>
          {rows.map(({ code, depth, counts }) => (
            <tr key={code}>
              <th scope="row" data-depth={depth}>
                {axis === undefined ? code : nameOf(axis, code)}
              </th>
              <Counts counts={counts} />
            </tr>
          ))}
        </tbody>
        {totals === undefined ? null : (
          <tfoot>
            <tr>
              <th scope="row">{t('preview.total')}</th>
              <Counts counts={totals} />
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollTable>
  );
}

/** The counts of a row. */
export function Counts({ counts }: { counts: readonly (Count | undefined)[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
  return counts.map((count, column) => <CountCell key={column} count={count} />);
}
