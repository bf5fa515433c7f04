import { useTranslation } from 'react-i18next';
import type { QuickBudget } from '../../../api/decisions.ts';
import { useMoney } from '../../../format/use-money.ts';
import { Term, Terms } from '../../../parts/terms.tsx';

/** What the case cost, and what its reader can still spend alone. */
export function BudgetLine({ budget }: { budget: QuickBudget }) {
  const { t } = useTranslation();
  const { euros } = useMoney();
  const { spent, waiting, left, perDecision, perCase } = budget;
  return (
    <Terms>
      <Term name={t('budget.spent')}>
        <strong>{euros(spent)}</strong>
      </Term>
      {waiting === 0 ? null : <Term name={t('budget.waiting')}>{euros(waiting)}</Term>}
      <Term name={t('budget.left')}>
        {perCase === 0 ? t('budget.none') : euros(left)}
        {perCase === 0 ? null : (
          <span className="law">
            {t('budget.leftHelp', { decision: euros(perDecision), case: euros(perCase) })}
          </span>
        )}
      </Term>
    </Terms>
  );
}
