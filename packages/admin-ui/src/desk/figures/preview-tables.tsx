import type { SpanName } from '@nabij/protocol';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeLists } from '../../api/codes.ts';
import type { ReleaseContent } from '../../api/releases.ts';
import { Check } from '../../parts/check.tsx';
import { Segments } from '../../parts/segments.tsx';
import { GROUPS } from './declared.ts';
import { TableGroup } from './table-group.tsx';
import type { Looked } from './table-view.ts';
import { TotalsTable } from './totals-table.tsx';
import { useCodesIn } from './use-codes-in.ts';
import { useSpanNames } from './use-span-names.ts';

// the quarter first: it is what this release is about
const SPANS = ['quarter', 'year', 'month-1', 'month-2', 'month-3'] as const;

interface Props {
  release: ReleaseContent;
  lists: CodeLists;
}

/** The figures as tables; rows that are zero throughout are folded away until asked for. */
export function PreviewTables({ release, lists }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { period, counts } = release;
  const [chosen, setSpan] = useState<SpanName>('quarter');
  const [withZeros, setWithZeros] = useState(false);
  const spanName = useSpanNames(period);
  const spans = SPANS.filter((span) => counts.received[span] !== undefined);
  const span = spans.find((name) => name === chosen) ?? 'quarter';
  const looked: Looked = { counts, span, codes: useCodesIn(lists, period, span), withZeros };
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{t('preview.tables')}</h2>
      <div className="preview-head">
        <Segments
          label={t('preview.span.label')}
          options={spans.map((value) => ({ value, label: spanName(value) }))}
          value={span}
          onChange={setSpan}
        />
        <Check isSelected={withZeros} onChange={setWithZeros}>
          {t('preview.zeroRows')}
        </Check>
      </div>
      <div className="preview-tables">
        <TotalsTable looked={looked} />
      </div>
      {GROUPS.map((group) => (
        <TableGroup key={group.group} group={group} looked={looked} />
      ))}
    </section>
  );
}
