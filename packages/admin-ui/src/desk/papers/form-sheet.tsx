import { useTranslation } from 'react-i18next';
import type { FormTable, StatutoryForm } from '../../api/papers.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';

type Columns = StatutoryForm['columns'];

/** The form in its own words, which are Dutch by law, in the order in which it is printed. */
export function FormSheet({ form }: { form: StatutoryForm }) {
  return (
    <div className="paper form-paper" lang="nl" dir="ltr">
      <dl className="form-head">
        {form.head.map(({ word, value }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {form.tables.map((table) => (
        <ScrollTable key={table.n}>
          <OneTable table={table} columns={form.columns} />
        </ScrollTable>
      ))}
    </div>
  );
}

function OneTable({ table, columns }: { table: FormTable; columns: Columns }) {
  const { t, i18n } = useTranslation();
  const { n, title, multi, rows, sum } = table;
  return (
    <table className="table form-table">
      <caption>
        {n}. {title}
        {multi ? (
          <span className="soft">
            {' '}
            <bdi lang={i18n.language}>({t('papers.multi')})</bdi>
          </span>
        ) : null}
      </caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ code, word }) => (
            <th key={code} scope="col" className="number" data-beside={code === 'unknown'}>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, label, cells }) => (
          <Row key={code} label={label} cells={cells} columns={columns} />
        ))}
      </tbody>
      {rows.length < 2 ? null : (
        <tfoot>
          <Row label="Totaal" cells={sum} columns={columns} />
        </tfoot>
      )}
    </table>
  );
}

interface RowProps {
  label: string;
  cells: FormTable['sum'];
  columns: Columns;
}

function Row({ label, cells, columns }: RowProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {columns.map(({ code }) => (
        <td key={code} className="number" data-beside={code === 'unknown'}>
          {cells[code]}
        </td>
      ))}
    </tr>
  );
}
