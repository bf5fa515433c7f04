import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Acting } from './use-act.ts';

/** Who has the case, and the button to take it. */
export function Owner({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const mayTake = shown.moves.includes('take') && !shown.mine;
  return (
    <section className="card" aria-labelledby="owner">
      <h2 id="owner">{t('case.who')}</h2>
      <p className="owner">
        <Icon name="person" />
        {ownerSentence()}
      </p>
      {mayTake ? (
        <BusyButton
          kind={shown.ownerName === null ? 'main' : undefined}
          isBusy={acting.isBusy}
          onPress={() => acting.act({ act: 'take' }, { say: t('case.taken') })}
        >
          {shown.ownerName === null ? t('case.take') : t('case.takeOver')}
        </BusyButton>
      ) : null}
    </section>
  );

  function ownerSentence(): string {
    if (shown.ownerName === null) return t('case.ownedByNobody');
    return shown.mine ? t('case.ownedByMe') : t('case.ownedBy', { name: shown.ownerName });
  }
}
