import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Count,
  RELEASE_MEASURES,
  RELEASE_TABLES,
  type ReleaseContent,
  type ReleaseTable,
} from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { Check } from '../../parts/check.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Icon } from '../../parts/icon.tsx';

/** The figures as tables; rows that are zero throughout are folded away until asked for. */
export function PreviewTables({ release }: { release: ReleaseContent }) {
  const { t } = useTranslation();
  const [withZeros, setWithZeros] = useState(false);
  return (
    <section className="card" aria-labelledby="tables">
      <div className="preview-head">
        <h2 id="tables">{t('preview.tables')}</h2>
        <Check isSelected={withZeros} onChange={setWithZeros}>
          {t('preview.zeroRows')}
        </Check>
      </div>
      <div className="preview-tables">
        {RELEASE_TABLES.map((table) => (
          <PreviewTable key={table} release={release} table={table} withZeros={withZeros} />
        ))}
      </div>
    </section>
  );
}

interface Props {
  release: ReleaseContent;
  table: ReleaseTable;
  withZeros: boolean;
}

function PreviewTable({ release, table, withZeros }: Props) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const { measures } = release;
  const countsOf = (code: string): Count[] =>
    RELEASE_MEASURES.map((measure) => measures[measure].tables[table][code] ?? null);
  const codes = Object.keys(measures.received.tables[table]).filter(
    (code) => withZeros || countsOf(code).some((count) => count !== 0),
  );
  return (
    <table className="table preview-table">
      <caption>{t(`preview.table.${table}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('preview.code')}</th>
          {RELEASE_MEASURES.map((measure) => (
            <th key={measure} scope="col" className="number">
              {t(`preview.${measure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <CountRow key={code} name={label(table, code)} counts={countsOf(code)} />
        ))}
      </tbody>
      <tfoot>
        <CountRow
          name={t('preview.total')}
          counts={RELEASE_MEASURES.map((measure) => measures[measure].total)}
        />
      </tfoot>
    </table>
  );
}

function CountRow({ name, counts }: { name: string; counts: readonly Count[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {counts.map((count, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
        <td key={column} className="number">
          <CountCell count={count} />
        </td>
      ))}
    </tr>
  );
}

/** A hidden count says so; it must never look like zero. */
function CountCell({ count }: { count: Count }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (count !== null) return format.number(count);
  return (
    <span className="hidden-count">
      <Icon name="hidden" />
      {t('preview.hidden')}
    </span>
  );
}
