import { useTranslation } from 'react-i18next';
import type { TopSection } from './tops.ts';
import type { Words } from './words.ts';

const WIDTH = 200;
/** Drawn where something more is hidden, always as long: how much it is nobody knows. */
const HIDDEN = 14;

interface Props {
  section: TopSection;
  words: Words;
  labelledBy: string;
}

/** Numbers as bars and as words in one table, so that the one cannot differ from the other. */
export function BarTable({ section, words, labelledBy }: Props) {
  const { t } = useTranslation();
  const { rows } = section;
  if (rows.length === 0) return null;
  const top = Math.max(...rows.map(({ visible }) => visible));
  return (
    <table className="table report-bars" aria-labelledby={labelledBy}>
      <thead className="only-aloud">
        <tr>
          <th scope="col">{t('report.column.what')}</th>
          <th scope="col">{t('report.column.bar')}</th>
          <th scope="col">{t('report.column.number')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, label, visible, isExact }) => (
          <tr key={code}>
            <th scope="row">{label}</th>
            <td aria-hidden="true">
              <Bar share={visible / top} isExact={isExact} />
            </td>
            <td className="number">
              {isExact
                ? words.number(visible)
                : t('report.orMore', { shown: words.number(visible) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ share, isExact }: { share: number; isExact: boolean }) {
  const length = share * (WIDTH - HIDDEN);
  return (
    <svg
      className="report-bar"
      viewBox={`0 0 ${WIDTH} 12`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="report-bar-seen" x="0" y="1" width={length} height="10" />
      {isExact
        ? null
        : [2, 7, 12].map((at) => (
            <rect
              key={at}
              className="report-bar-hidden"
              x={length + at}
              y="1"
              width="2"
              height="10"
            />
          ))}
    </svg>
  );
}
