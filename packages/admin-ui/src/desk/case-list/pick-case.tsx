import type { ReactTable, Row } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';
import { Check } from '../../parts/check.tsx';
import type { FEATURES } from './case-columns.tsx';

/** Chooses one case of the list; above the link that the whole line is. */
export function PickCase({ row }: { row: Row<typeof FEATURES, CaseRow> }) {
  const { t } = useTranslation();
  return (
    <td className="case-pick" data-column="pick">
      <Check isSelected={row.getIsSelected()} onChange={(is) => row.toggleSelected(is)}>
        <span className="only-aloud">{t('list.pick', { number: row.original.number })}</span>
      </Check>
    </td>
  );
}

/** Chooses every case that is shown, or none. */
export function PickAll({ table }: { table: ReactTable<typeof FEATURES, CaseRow> }) {
  const { t } = useTranslation();
  const isAll = table.getIsAllRowsSelected();
  return (
    <th scope="col" className="case-pick" data-column="pick">
      <Check
        isSelected={isAll}
        isIndeterminate={!isAll && table.getIsSomeRowsSelected()}
        onChange={(is) => table.toggleAllRowsSelected(is)}
      >
        <span className="only-aloud">{t('list.pickAll')}</span>
      </Check>
    </th>
  );
}
