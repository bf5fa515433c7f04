import { useTranslation } from 'react-i18next';
import type { DueCase } from '../../api/retention.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { CaseLink } from './case-link.tsx';

/** Cases whose term is over; nothing of what is in them. */
export function DueTable({ due }: { due: readonly DueCase[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  return (
    <ScrollTable>
      <table className="table keeping-table" aria-labelledby="due-now">
        <thead>
          <tr>
            <th scope="col">{t('retention.case')}</th>
            <th scope="col">{t('retention.class')}</th>
            <th scope="col">{t('retention.since')}</th>
          </tr>
        </thead>
        <tbody>
          {due.map((it) => (
            <tr key={it.id}>
              <th scope="row">
                <CaseLink id={it.id} number={it.number} />
              </th>
              <td>{label('retention_class', it.class)}</td>
              <td>{format.date(it.dueSince)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
