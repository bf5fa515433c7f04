import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { CaseDecision } from '../../../api/decisions.ts';
import { ChangeNews } from '../change-news.tsx';
import { useCaseChange } from '../use-case-change.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { BarrierDialog } from './barrier-dialog.tsx';
import { BarrierList } from './barrier-list.tsx';
import { BudgetLine } from './budget-line.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { type Answering, DecisionItem } from './decision-item.tsx';
import './decisions.css';

/** What is open over the page. */
type Open =
  | { dialog: 'decide' }
  | { dialog: 'barrier'; decisionId: string | null }
  | { dialog: 'answer'; decision: CaseDecision; answer: Answering };

/** What was decided, and which rule got in the way. */
export function DecisionsSection({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const changing = useCaseChange(shown.id);
  const [open, setOpen] = useState<Open>();
  const known = new Set(shown.barriers.map(({ decisionId }) => decisionId));
  const close = () => setOpen(undefined);
  const barrierFor = (decisionId: string | null) => setOpen({ dialog: 'barrier', decisionId });
  return (
    <section className="card" aria-labelledby="decisions">
      <h2 id="decisions">{t('decisions.title')}</h2>
      <ChangeNews changing={open === undefined ? changing : { said: undefined, error: null }} />
      {shown.decisions.length === 0 ? (
        <p className="soft">{t('decisions.none')}</p>
      ) : (
        <>
          <BudgetLine budget={shown.quickBudget} />
          <ul className="decisions">
            {shown.decisions.toReversed().map((decision) => (
              <DecisionItem
                key={decision.id}
                decision={decision}
                onAnswer={(answer) => setOpen({ dialog: 'answer', decision, answer })}
                onBarrier={known.has(decision.id) ? undefined : () => barrierFor(decision.id)}
              />
            ))}
          </ul>
        </>
      )}
      <BarrierList shown={shown} changing={changing} />
      <div className="buttons">
        {shown.mayDecide ? (
          <Button className="button" onPress={() => setOpen({ dialog: 'decide' })}>
            {t('decisions.decide')}…
          </Button>
        ) : (
          <p className="soft">{t('decisions.notYours')}</p>
        )}
        <Button className="button" onPress={() => barrierFor(null)}>
          {t('barriers.note')}…
        </Button>
      </div>
      {open?.dialog === 'decide' ? (
        <DecisionDialog
          shown={shown}
          changing={changing}
          onDone={(barred) => (barred === undefined ? close() : barrierFor(barred))}
          onClose={close}
        />
      ) : null}
      {open?.dialog === 'barrier' ? (
        <BarrierDialog
          shown={shown}
          decisionId={open.decisionId}
          changing={changing}
          onClose={close}
        />
      ) : null}
      {open?.dialog === 'answer' ? (
        <AnswerDialog {...open} caseId={shown.id} changing={changing} onClose={close} />
      ) : null}
    </section>
  );
}
