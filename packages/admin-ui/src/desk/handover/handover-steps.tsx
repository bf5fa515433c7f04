import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type Handover, stepHandover } from '../../api/handovers.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import type { Stepping } from './use-step.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

interface Props {
  handover: Handover;
  stepping: Stepping;
}

/** What can be done about a handover as it stands now. */
export function HandoverSteps({ handover, stepping }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { id, side, state, peer } = handover;
  const { name } = peer;
  const dialog = { handover, stepping, onClose: () => setOpen(false) };
  if (side === 'sender' && state === 'moved') return <TakeBack {...{ handover, stepping }} />;
  if (side === 'sender') {
    return state === 'offered' ? (
      <>
        <div className="buttons">
          <Button
            className="button"
            aria-label={t('handover.withdrawNamed', { name })}
            onPress={() => setOpen(true)}
          >
            {t('handover.withdraw')}
          </Button>
          <Remind {...{ handover, stepping }} />
        </div>
        {open ? <WithdrawDialog {...dialog} /> : null}
      </>
    ) : null;
  }
  if (state === 'accepted') {
    return (
      <div className="buttons">
        <BusyButton
          isBusy={stepping.isBusy}
          aria-label={t('handover.takeInNamed', { name })}
          onPress={() =>
            stepping.step(() => stepHandover(id, 'take-in'), { say: t('handover.takeInDone') })
          }
        >
          {t('handover.takeIn')}
        </BusyButton>
        <Reject {...{ handover, stepping }} />
      </div>
    );
  }
  if (state !== 'offered') return null;
  return (
    <div className="buttons">
      <BusyButton
        kind="main"
        isBusy={stepping.isBusy}
        aria-label={t('handover.acceptNamed', { name })}
        onPress={() =>
          stepping.step(() => stepHandover(id, 'accept'), {
            say: t('handover.acceptDone', { name }),
          })
        }
      >
        {t('handover.accept')}
      </BusyButton>
      <Reject {...{ handover, stepping }} />
    </div>
  );
}

/** For a point that left the network after it said yes: nobody there can give the case back. */
function TakeBack({ handover, stepping }: Props) {
  const { t } = useTranslation();
  const { id, peer } = handover;
  const { name } = peer;
  return (
    <>
      <p className="soft">{t('handover.takeBackHelp', { name })}</p>
      <div className="buttons">
        <BusyButton
          isBusy={stepping.isBusy}
          aria-label={t('handover.takeBackNamed', { name })}
          onPress={() =>
            stepping.step(() => stepHandover(id, 'take-back'), { say: t('handover.takeBackDone') })
          }
        >
          {t('handover.takeBack')}
        </BusyButton>
        <Remind {...{ handover, stepping }} />
      </div>
    </>
  );
}

/** For a point that lost with a backup what it had: where something failed, that says so itself. */
function Remind({ handover: { id, peer, delivery }, stepping }: Props) {
  const { t } = useTranslation();
  if (delivery.waiting > 0 || delivery.failed > 0) return null;
  return (
    <BusyButton
      isBusy={stepping.isBusy}
      aria-label={t('handover.remindNamed', { name: peer.name })}
      onPress={() =>
        stepping.step(() => stepHandover(id, 'remind'), { say: t('handover.remindDone') })
      }
    >
      {t('handover.remind')}
    </BusyButton>
  );
}

/** Not taking it; also after a yes, as long as it has not come: nothing else brings it back there. */
function Reject({ handover, stepping }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { name } = handover.peer;
  return (
    <>
      <Button
        className="button"
        aria-label={t('handover.rejectNamed', { name })}
        onPress={() => setOpen(true)}
      >
        {t('handover.reject')}
      </Button>
      {open ? <RejectDialog {...{ handover, stepping }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
