import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setTownTerm, type TownTerm } from '../../../api/town-terms.ts';
import { useNow } from '../../../format/node-clock.ts';
import { townDay } from '../../../format/town-day.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { DayBox } from '../../../parts/day-box.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';

interface Props {
  term: TownTerm;
  onSaved: (terms: TownTerm[]) => void;
  onClose: () => void;
}

const LONGEST = 365;

/** How many days a term has, and from which day that holds. */
export function TownTermDialog({ term, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const [days, setDays] = useState(String(term.days));
  const [extension, setExtension] = useState(String(term.extensionDays ?? ''));
  const [since, setSince] = useState(townDay(now));
  const [tried, setTried] = useState(false);
  const setting = useMutation({
    mutationFn: setTownTerm,
    onSuccess: (terms) => {
      onSaved(terms);
      onClose();
    },
  });
  const wrong = {
    days: !isDays(days),
    extension: extension.trim() !== '' && !isDays(extension),
    since: since < townDay(now),
  };

  function confirm() {
    setTried(true);
    if (wrong.days || wrong.extension || wrong.since) return;
    const extensionDays = extension.trim() === '' ? null : Number(extension);
    setting.mutate({ term: term.term, since, days: Number(days), extensionDays });
  }

  const error = (isWrong: boolean, text: string) => (tried && isWrong ? text : undefined);
  return (
    <ConfirmDialog
      title={t(`terms.step.${term.step}`)}
      confirm={t('townTerms.save')}
      isOpen
      isBusy={setting.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={setting.error} />
      <TextBox
        label={t('townTerms.days')}
        inputMode="numeric"
        value={days}
        onChange={setDays}
        error={error(wrong.days, t('townTerms.daysWrong'))}
      />
      <TextBox
        label={t('townTerms.extension')}
        help={t('townTerms.extensionHelp')}
        inputMode="numeric"
        value={extension}
        onChange={setExtension}
        error={error(wrong.extension, t('townTerms.daysWrong'))}
      />
      <DayBox
        label={t('townTerms.since')}
        help={t('townTerms.sinceHelp')}
        value={since}
        onChange={setSince}
        min={townDay(now)}
        max="2099-12-31"
        error={error(wrong.since, t('townTerms.sinceWrong'))}
      />
    </ConfirmDialog>
  );
}

function isDays(text: string): boolean {
  const days = Number(text);
  return text.trim() !== '' && Number.isInteger(days) && days >= 1 && days <= LONGEST;
}
