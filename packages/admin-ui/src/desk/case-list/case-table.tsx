import { type SortingState, type Updater, useTable } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';
import { COLUMNS, FEATURES } from './case-columns.tsx';
import { asksAttention } from './case-news.tsx';
import { SortHeading, type SortName } from './sort-heading.tsx';

interface Props {
  cases: readonly CaseRow[];
  /** How it is sorted, where one can choose. */
  sorting?: SortingState;
  onSorting?: (sorting: SortingState) => void;
}

const UNSORTED: SortingState = [];

export function CaseTable({ cases, sorting = UNSORTED, onSorting }: Props) {
  const { t } = useTranslation();
  const table = useTable({
    features: FEATURES,
    columns: COLUMNS,
    data: cases,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    enableSorting: onSorting !== undefined,
    state: { sorting },
    onSortingChange: (change: Updater<SortingState>) =>
      onSorting?.(typeof change === 'function' ? change(sorting) : change),
  });
  return (
    <div className="table-scroll">
      <table className="table case-table">
        <caption className="only-aloud">{t('cases.title')}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ column }) => (
                <SortHeading
                  key={column.id}
                  name={column.id as SortName}
                  sorted={column.getCanSort() ? column.getIsSorted() : undefined}
                  onSort={() => column.toggleSorting()}
                />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-news={asksAttention(row.original) ? '' : undefined}>
              {row.getAllCells().map((cell) =>
                cell.column.id === 'number' ? (
                  <th key={cell.id} scope="row" className="case-number">
                    <table.FlexRender cell={cell} />
                  </th>
                ) : (
                  <td key={cell.id}>
                    <table.FlexRender cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
