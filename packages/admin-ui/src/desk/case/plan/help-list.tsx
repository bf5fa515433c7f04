import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { type HelpSaid, removeHelp } from '../../../api/plan.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { Icon } from '../../../parts/icon.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { HELP_LOOKS } from './help-answers.ts';
import type { PlanDoing } from './plan-dialog-props.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  onDo: (doing: PlanDoing) => void;
}

/** What those who give the help say of it; asked for once there is a plan. */
export function HelpList({ shown, changing, onDo }: Props) {
  const { t } = useTranslation();
  const { goals, steps, help } = shown.plan;
  if (goals.length + steps.length + help.length === 0) return null;
  return (
    <div className="plan-part">
      <h3>{t('plan.help')}</h3>
      {help.length === 0 ? (
        <p className="soft">{t('plan.noHelp')}</p>
      ) : (
        <ul className="plan-said">
          {help.map((said) => (
            <HelpItem key={said.id} shown={shown} changing={changing} said={said} />
          ))}
        </ul>
      )}
      <div className="buttons">
        <Button className="button" onPress={() => onDo({ kind: 'help' })}>
          {t('plan.addHelp')}…
        </Button>
      </div>
    </div>
  );
}

function HelpItem({ shown, changing, said }: Omit<Props, 'onDo'> & { said: HelpSaid }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { answer, from, words, at, stepId } = said;
  const look = HELP_LOOKS[answer];
  const step = shown.plan.steps.find(({ id }) => id === stepId);
  return (
    <li>
      <p>
        <strong>
          <bdi>{from}</bdi>
        </strong>{' '}
        <span className="badge" data-tone={look.tone}>
          <Icon name={look.icon} />
          {t(`plan.answer.${answer}`)}
        </span>
      </p>
      {words === null ? null : <p className="plan-words">{words}</p>}
      <p className="soft">
        {format.date(at)}
        {step === undefined ? null : (
          <>
            {' · '}
            <bdi>{step.what}</bdi>
          </>
        )}
      </p>
      <BusyButton
        kind="quiet"
        isBusy={changing.isBusy}
        aria-label={t('plan.removeHelpNamed', { name: from })}
        onPress={() =>
          changing.change(() => removeHelp(shown.id, said.id), { say: t('plan.removed') })
        }
      >
        {t('plan.removeHelp')}
      </BusyButton>
    </li>
  );
}
