import {
  type Row,
  type RowSelectionState,
  type SortingState,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';
import { COLUMNS, FEATURES } from './case-columns.tsx';
import { asksAttention } from './case-news.tsx';
import { PickAll, PickCase } from './pick-case.tsx';
import { SortHeading, type SortName } from './sort-heading.tsx';
import './case-table.css';

interface Props {
  cases: readonly CaseRow[];
  /** How it is sorted, where one can choose. */
  sorting?: SortingState;
  onSorting?: (sorting: SortingState) => void;
  /** Which rows are chosen by the id of their case, where something can be done with several. */
  picked?: RowSelectionState;
  onPicked?: (picked: RowSelectionState) => void;
}

const UNSORTED: SortingState = [];
const NONE: RowSelectionState = {};

/** Cases in a table; where it is narrow, each of them is a few lines (case-table.css). */
export function CaseTable(props: Props) {
  const { cases, sorting = UNSORTED, onSorting, picked = NONE, onPicked } = props;
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
    enableRowSelection: onPicked !== undefined,
    state: { sorting, rowSelection: picked },
    onSortingChange: (change) => onSorting?.(changed(change, sorting)),
    onRowSelectionChange: (change) => onPicked?.(changed(change, picked)),
  });
  return (
    <div className="table-scroll">
      <table className="table case-table" data-picks={onPicked === undefined ? undefined : ''}>
        <caption className="only-aloud">{t('cases.title')}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {onPicked === undefined ? null : <PickAll table={table} />}
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
            <CaseLine key={row.id} row={row} FlexRender={table.FlexRender} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CaseTableRow = Row<typeof FEATURES, CaseRow>;
type Flex = ReturnType<typeof useTable<typeof FEATURES, CaseRow>>['FlexRender'];

function CaseLine({ row, FlexRender }: { row: CaseTableRow; FlexRender: Flex }) {
  return (
    <tr data-news={asksAttention(row.original) ? '' : undefined}>
      {row.getCanSelect() ? <PickCase row={row} /> : null}
      {row.getAllCells().map((cell) =>
        cell.column.id === 'number' ? (
          <th key={cell.id} scope="row" className="case-number" data-column="number">
            <FlexRender cell={cell} />
          </th>
        ) : (
          <td key={cell.id} data-column={cell.column.id}>
            <FlexRender cell={cell} />
          </td>
        ),
      )}
    </tr>
  );
}

function changed<Value>(change: Updater<Value>, from: Value): Value {
  return change instanceof Function ? change(from) : change;
}
