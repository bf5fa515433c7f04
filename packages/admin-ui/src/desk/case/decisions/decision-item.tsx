import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDecision, DecisionAnswer } from '../../../api/decisions.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useMoney } from '../../../format/use-money.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Icon, type IconName } from '../../../parts/icon.tsx';

/** How a decision can be answered. */
export type Answering = DecisionAnswer['answer'];

const LOOKS: Record<CaseDecision['state'], { icon: IconName; tone: string }> = {
  made: { icon: 'check', tone: 'good' },
  proposed: { icon: 'wait', tone: 'waiting' },
  agreed: { icon: 'check', tone: 'good' },
  declined: { icon: 'stop', tone: 'problem' },
  withdrawn: { icon: 'back', tone: 'done' },
};

interface Props {
  decision: CaseDecision;
  onAnswer: (answer: Answering) => void;
  /** Undefined where the rule that got in the way is known. */
  onBarrier: (() => void) | undefined;
}

/** One decision: what, why, by whom, and what can be done with it now. */
export function DecisionItem({ decision, onAnswer, onBarrier }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { euros } = useMoney();
  const { label } = useCodeLabels();
  const { kind, amount, againOn, text } = decision;
  const name = label('decision_kind', kind);
  return (
    <li className="decision" data-state={decision.state}>
      <div className="decision-head">
        <p className="decision-name">
          {name}
          {amount === null ? null : <strong>{euros(amount)}</strong>}
        </p>
        <DecisionBadge decision={decision} />
      </div>
      <p>
        {t('decisions.because', {
          reasons: decision.reasons.map((code) => label('decision_reason', code)).join(' · '),
        })}
      </p>
      {againOn === null ? null : <p>{t('decisions.lookAgain', { date: format.date(againOn) })}</p>}
      {text === '' ? null : <p className="decision-text">{text}</p>}
      <p className="soft">
        {t('decisions.by', { name: decision.by, moment: format.moment(decision.at) })}
      </p>
      <Settled decision={decision} />
      <DecisionButtons name={name} decision={decision} onAnswer={onAnswer} onBarrier={onBarrier} />
    </li>
  );
}

/** What was decided; where it still hangs on a colleague, that. */
function DecisionBadge({ decision: { decision, state } }: { decision: CaseDecision }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const isPlain = state === 'made';
  const look =
    isPlain && decision !== 'TAKEN' ? ({ icon: 'info', tone: 'busy' } as const) : LOOKS[state];
  return (
    <span className="badge" data-tone={look.tone}>
      <Icon name={look.icon} />
      {isPlain ? label('decision', decision) : t(`decisions.state.${state}`)}
    </span>
  );
}

function Settled({ decision }: { decision: CaseDecision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { state, settledBy: name, settledAt, answer, answerReasons } = decision;
  if (name === null || settledAt === null) return null;
  if (state === 'made' || state === 'proposed') return null;
  const reasons = answerReasons.map((code) => label('decision_reason', code)).join(' · ');
  return (
    <>
      <p className="soft">
        {t(`decisions.settled.${state}`, { name, moment: format.moment(settledAt) })}
      </p>
      {reasons === '' ? null : <p>{t('decisions.because', { reasons })}</p>}
      {answer === '' ? null : <p className="decision-text">{answer}</p>}
    </>
  );
}

function DecisionButtons({ name, decision, onAnswer, onBarrier }: Props & { name: string }) {
  const { t } = useTranslation();
  const { mayAnswer, mayWithdraw, reasons } = decision;
  const isBarred = onBarrier !== undefined && reasons.includes('RULE_IMPEDES');
  if (!mayAnswer && !mayWithdraw && !isBarred) return null;
  return (
    <div className="buttons">
      {mayAnswer ? (
        <>
          <Button
            className="button"
            data-kind="main"
            aria-label={t('decisions.agreeNamed', { name })}
            onPress={() => onAnswer('agreed')}
          >
            {t('decisions.agree')}…
          </Button>
          <Button
            className="button"
            aria-label={t('decisions.declineNamed', { name })}
            onPress={() => onAnswer('declined')}
          >
            {t('decisions.decline')}…
          </Button>
        </>
      ) : null}
      {isBarred ? (
        <Button
          className="button"
          aria-label={t('barriers.noteForNamed', { name })}
          onPress={onBarrier}
        >
          {t('barriers.noteFor')}
        </Button>
      ) : null}
      {mayWithdraw ? (
        <Button
          className="button"
          data-kind="quiet"
          aria-label={t('decisions.withdrawNamed', { name })}
          onPress={() => onAnswer('withdrawn')}
        >
          {t('decisions.withdraw')}…
        </Button>
      ) : null}
    </div>
  );
}
