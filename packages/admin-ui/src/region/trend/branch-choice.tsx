import { useTranslation } from 'react-i18next';
import type { Trend } from '../../api/region.ts';
import type { TrendAsk } from './ask.ts';
import { CodeChoice } from './code-choice.tsx';
import { useChoose } from './trend-choices.tsx';
import { useBranches, useCodeNames } from './use-code-names.ts';

interface Props {
  trend: Trend;
  ask: TrendAsk;
  value?: string | undefined;
  /** What is said for no code in particular; without: one must be chosen. */
  all?: string | undefined;
}

/** Which code of a table is looked at; nothing to choose where there is only one. */
export function BranchChoice({ trend, ask, value = ask.code, all }: Props) {
  const { t } = useTranslation();
  const choose = useChoose();
  const name = useCodeNames(ask.table, ask.part);
  const tree = useBranches(trend);
  if (tree.length < 2) return null;
  return (
    <div className="choices-bar">
      <CodeChoice
        label={t('trend.code')}
        {...{ value, tree, name, all }}
        onChoose={(code) => choose({ code })}
      />
    </div>
  );
}
