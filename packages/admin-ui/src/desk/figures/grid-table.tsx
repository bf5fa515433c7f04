import { useTranslation } from 'react-i18next';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Counts } from './code-table.tsx';
import { TABLES } from './declared.ts';
import type { Drawn } from './table-view.ts';
import { useAxisNames } from './use-axis-names.ts';

/** A table of two dimensions; it scrolls by itself where it is wide. */
export function GridTable({ name, grid }: Extract<Drawn, { kind: 'grid' }>) {
  const { t } = useTranslation();
  const nameOf = useAxisNames();
  const [down, across] = TABLES[name].axes;
  if (down === undefined || across === undefined) return null;
  return (
    <div className="preview-wide">
      <ScrollTable>
        <table className="table preview-table">
          <caption>{t(`preview.table.${name}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('preview.code')}</th>
              {grid.columns.map((code) => (
                <th key={code} scope="col" className="number">
                  {nameOf(across, code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ code, counts }) => (
              <tr key={code}>
                <th scope="row">{nameOf(down, code)}</th>
                <Counts counts={counts} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </div>
  );
}
