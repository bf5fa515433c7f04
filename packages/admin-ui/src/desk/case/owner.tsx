import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { HandOnDialog } from './flow/hand-on-dialog.tsx';
import { SupportDialog } from './flow/support-dialog.tsx';
import { WhoHelps } from './flow/who-helps.tsx';
import type { Acting } from './use-act.ts';

const DIALOGS = { 'hand-on': HandOnDialog, support: SupportDialog };
const HANDING = ['hand-on', 'support'] as const;
type Handing = (typeof HANDING)[number];

/** Who has the case and who helps, and the ways to change that. */
export function Owner({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Handing>();
  const names = { 'hand-on': t('flow.handOn'), support: t('flow.support') };
  return (
    <section className="card" aria-labelledby="owner">
      <h2 id="owner">{t('case.who')}</h2>
      <p className="owner">
        <Icon name="person" />
        {ownerSentence()}
      </p>
      {shown.supports ? <p>{t('flow.youHelp')}</p> : null}
      <WhoHelps shown={shown} acting={acting} />
      <div className="finish-buttons">
        <TakeButton shown={shown} acting={acting} />
        {HANDING.filter((name) => shown.moves.includes(name)).map((name) => (
          <Button key={name} className="button" onPress={() => setOpen(name)}>
            {names[name]}
          </Button>
        ))}
      </div>
      {HANDING.map((name) => {
        const HandingDialog = DIALOGS[name];
        return (
          <HandingDialog
            key={name}
            shown={shown}
            acting={acting}
            isOpen={open === name}
            onClose={() => setOpen(undefined)}
          />
        );
      })}
    </section>
  );

  function ownerSentence(): string {
    if (shown.ownerName === null) return t('case.ownedByNobody');
    return shown.mine ? t('case.ownedByMe') : t('case.ownedBy', { name: shown.ownerName });
  }
}

function TakeButton({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  if (!shown.moves.includes('take') || shown.mine) return null;
  return (
    <BusyButton
      kind={shown.ownerName === null ? 'main' : undefined}
      isBusy={acting.isBusy}
      onPress={() => acting.act({ act: 'take' }, { say: t('case.taken') })}
    >
      {shown.ownerName === null ? t('case.take') : t('case.takeOver')}
    </BusyButton>
  );
}
