import type { DeclaredName } from '@nabij/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeLists } from '../../api/codes.ts';
import { useFormat } from '../../format/use-format.ts';
import { Pick } from '../../parts/pick.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Counts } from './code-table.tsx';
import { GROUPS, TABLES } from './declared.ts';
import { codesThatLeft, leftLine } from './left-line.ts';
import { MeasureHeads } from './measure-heads.tsx';
import type { Left } from './read-left.ts';
import { useAxisNames } from './use-axis-names.ts';

/** What can be followed over quarters: totals, and tables of one dimension. */
const FOLLOWED: readonly DeclaredName[] = [
  ...(['total', 'people'] as const),
  ...GROUPS.flatMap(({ tables }) => [...tables]).filter((name) => TABLES[name].axes.length === 1),
];

/** One table, one line of it, over all quarters since a year. */
export function LeftCompared({ left, lists }: { left: readonly Left[]; lists: CodeLists }) {
  const { t } = useTranslation();
  const nameOf = useAxisNames();
  const [table, setTable] = useState<DeclaredName>('subject');
  const [wanted, setCode] = useState('');
  const years = [...new Set(left.map(({ period }) => period.slice(0, 4)))];
  const [since, setSince] = useState(years[0] ?? '');
  const codes = codesThatLeft(left, table, lists);
  const code = codes.find((one) => one === wanted) ?? codes[0] ?? '';
  const [axis] = TABLES[table].axes;
  const what = axis === undefined ? t(`preview.table.${table}`) : nameOf(axis, code);
  return (
    <section className="card" aria-labelledby="compared">
      <h2 id="compared">{t('allLeft.compare')}</h2>
      <div className="left-picks">
        <Pick
          label={t('allLeft.table')}
          value={table}
          options={FOLLOWED.map((value) => ({ value, label: t(`preview.table.${value}`) }))}
          onChange={(chosen) => setTable(FOLLOWED.find((name) => name === chosen) ?? 'subject')}
        />
        {axis === undefined ? null : (
          <Pick
            label={t('allLeft.code')}
            value={code}
            options={codes.map((value) => ({ value, label: nameOf(axis, value) }))}
            onChange={setCode}
          />
        )}
        <Pick
          label={t('allLeft.since')}
          value={since}
          options={years.map((value) => ({ value, label: value }))}
          onChange={setSince}
        />
      </div>
      <Line
        left={left}
        asked={{ table, code, since }}
        title={t('allLeft.from', { what, year: since })}
      />
      <p className="soft">{t('allLeft.legend')}</p>
    </section>
  );
}

interface LineProps {
  left: readonly Left[];
  asked: Parameters<typeof leftLine>[1];
  title: string;
}

function Line({ left, asked, title }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { measures, rows } = leftLine(left, asked);
  return (
    <ScrollTable>
      <table className="table preview-table">
        <caption>{title}</caption>
        <MeasureHeads measures={measures} first={t('allLeft.quarter')} />
        <tbody>
          {rows.map(({ period, counts }) => (
            <tr key={period}>
              <th scope="row">{format.shortPeriod(period)}</th>
              <Counts counts={counts} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
