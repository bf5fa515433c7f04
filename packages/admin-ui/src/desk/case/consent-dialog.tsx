import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { noteConsent } from '../../api/handle-case.ts';
import { type ConsentWanted, PARTY_MAX } from '../../api/handling.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { CaseChange } from './use-case-change.ts';

/** Purposes by which somebody outside hears something: they are about one party by name. */
const NAMED = ['SHARE_AGENCY', 'SHARE_CONFERENCE', 'APPROACH_OTHER'];

interface Props {
  shown: CaseDetail;
  /** Whether the reporter is asked, or has said yes to somebody here. */
  state: 'asked' | 'given';
  /** For what and whom, where that is known already. */
  about?: { purpose: string; party: string };
  changing: CaseChange;
  onClose: () => void;
}

/** Asks the reporter for one consent, or notes one that they gave by word. */
export function ConsentDialog({ shown, state, about, changing, onClose }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const [id] = useState(() => crypto.randomUUID());
  const [purpose, setPurpose] = useState(about?.purpose ?? '');
  const [party, setParty] = useState(about?.party ?? '');
  const [manner, setManner] = useState('');
  const [tried, setTried] = useState(false);
  const isNamed = NAMED.includes(purpose);
  const lineError = (text: string) =>
    text.trim() === '' || text.length > PARTY_MAX
      ? t('consents.lineMissing', { max: PARTY_MAX })
      : undefined;
  const errors = {
    purpose: purpose === '' ? t('consents.purposeMissing') : undefined,
    party: isNamed ? lineError(party) : undefined,
    manner: state === 'given' ? lineError(manner) : undefined,
  };

  function confirm() {
    setTried(true);
    if (Object.values(errors).some((error) => error !== undefined)) return;
    const named = { id, purpose, party: isNamed ? party.trim() : null };
    const wanted: ConsentWanted =
      state === 'asked' ? { ...named, state } : { ...named, state, manner: manner.trim() };
    changing.change(() => noteConsent(shown.id, wanted), {
      say: t(`consents.done.${state}`),
      after: onClose,
    });
  }

  return (
    <ConfirmDialog
      title={t(`consents.dialog.${state}`)}
      confirm={t(`consents.confirm.${state}`)}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t(`consents.explain.${state}`)}</p>
      <ProblemNotice error={changing.error} />
      <RadioChoice
        label={t('consents.purpose')}
        options={codes('consent_purpose').map(({ code }) => ({
          value: code,
          label: label('consent_purpose', code),
        }))}
        value={purpose}
        onChange={setPurpose}
        error={tried ? errors.purpose : undefined}
      />
      {isNamed ? (
        <TextBox
          label={t('consents.party')}
          value={party}
          onChange={setParty}
          error={tried ? errors.party : undefined}
        />
      ) : null}
      {state === 'given' ? (
        <TextBox
          label={t('consents.manner')}
          help={t('consents.mannerHelp')}
          value={manner}
          onChange={setManner}
          error={tried ? errors.manner : undefined}
        />
      ) : null}
    </ConfirmDialog>
  );
}
