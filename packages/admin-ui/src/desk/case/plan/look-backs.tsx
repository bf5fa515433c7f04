import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, hasEnded } from '../../../api/cases.ts';
import type { LookBack } from '../../../api/plan.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import type { PlanDoing } from './plan-dialog-props.ts';

interface Props {
  shown: CaseDetail;
  onDo: (doing: PlanDoing) => void;
}

/** Looking back some weeks after the end: when, with whom, and what came of it. */
export function LookBacks({ shown, onDo }: Props) {
  const { t } = useTranslation();
  const { lookBacks, state } = shown;
  const canPlan = hasEnded(shown) && state !== 'WITHDRAWN';
  if (lookBacks.length === 0 && !canPlan) return null;
  return (
    <div className="plan-part">
      <h3>{t('plan.lookBack')}</h3>
      {lookBacks.length === 0 ? (
        <p className="soft">{t('plan.noLookBack')}</p>
      ) : (
        <ul className="plan-said">
          {lookBacks.map((lookBack) => (
            <LookBackItem key={lookBack.id} lookBack={lookBack} onDo={onDo} />
          ))}
        </ul>
      )}
      {canPlan ? (
        <div className="buttons">
          <Button className="button" onPress={() => onDo({ kind: 'look-back' })}>
            {t('plan.addLookBack')}…
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function LookBackItem({ lookBack, onDo }: { lookBack: LookBack; onDo: Props['onDo'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { way, dueOn, doneAt, by, reached, codes, words } = lookBack;
  return (
    <li>
      <p>
        <strong>{t(`plan.way.${way}`)}</strong>
      </p>
      {doneAt === null ? (
        <>
          <p>{t('plan.lookBackDue', { date: format.date(dueOn) })}</p>
          <Button className="button" onPress={() => onDo({ kind: 'outcome', lookBack })}>
            {t('plan.noteOutcome')}…
          </Button>
        </>
      ) : (
        <>
          <p>
            {reached
              ? codes.map((code) => label('feedback', code)).join(' · ')
              : t('plan.notReached')}
          </p>
          {words === null ? null : <p className="plan-words">{words}</p>}
          <p className="soft">
            {t('plan.lookBackDone', { name: by ?? '', moment: format.moment(doneAt) })}
          </p>
        </>
      )}
    </li>
  );
}
