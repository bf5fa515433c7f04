import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonTable as Table } from '../../api/learning.ts';
import { useFormat } from '../../format/use-format.ts';

interface Props {
  /** What the table is about, in few words. */
  caption: string;
  /** What stands in its first column. */
  head: string;
  table: Table;
  name: (code: string) => string;
}

/** Numbers by kind, the largest first; what is hidden says so, what is nothing is left out. */
export function LessonTable({ caption, head, table: { total, cells }, name }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useId();
  const rows = Object.entries(cells)
    .filter(([, count]) => count !== 0)
    .sort(([, one], [, other]) => (other ?? 0) - (one ?? 0));
  const seen = rows.some(([, count]) => count !== null);
  return (
    <div className="lesson">
      <h3 id={title}>{caption}</h3>
      <p className="soft">{sayTotal()}</p>
      {seen ? (
        <table className="table lesson-table" aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" className="number">
                {t('learning.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([code, count]) => (
              <tr key={code}>
                <th scope="row">
                  {name(code)}
                  <Bar count={count} of={total} />
                </th>
                <td className="number">
                  {count === null ? (
                    <span className="soft">{t('learning.hidden')}</span>
                  ) : (
                    format.number(count)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );

  function sayTotal(): string {
    if (total === 0) return t('learning.nothing');
    if (total === null) return t('learning.totalHidden');
    const sum = t('learning.total', { count: total });
    return seen ? sum : `${sum} · ${t('learning.tooFew')}`;
  }
}

/** How large a part it is; the number beside it says the same in digits. */
function Bar({ count, of }: { count: number | null; of: number | null }) {
  if (count === null || of === null || of === 0) return null;
  return (
    <span className="lesson-bar" aria-hidden="true">
      <span style={{ inlineSize: `${Math.min(100, (count / of) * 100)}%` }} />
    </span>
  );
}
