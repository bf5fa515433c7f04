import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { DayBox } from '../../../parts/day-box.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';

/** In these ways somebody can say yes to a worker. */
const MANNERS = ['PHONE', 'DESK', 'HOME_VISIT', 'EMAIL', 'POST', 'CHAT', 'OUTREACH'];
const WORDS_MAX = 200;

export interface Told {
  id: string;
  manner: string;
  /** `YYYY-MM-DD` */
  givenOn: string;
  words?: string;
}

interface Props {
  name: string;
  isBusy: boolean;
  error: unknown;
  onConfirm: (told: Told) => void;
  onClose: () => void;
}

/** Notes a yes that the reporter said to somebody here: when, how, and in which words. */
export function NoteConsentDialog({ name, isBusy, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const { label } = useCodeLabels();
  const [id] = useState(() => crypto.randomUUID());
  const [first, last] = [dayFromNow({ months: -12 }, now), dayFromNow({}, now)];
  const [manner, setManner] = useState('');
  const [givenOn, setGivenOn] = useState(last);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const noDay = givenOn < first || givenOn > last;
  const tooLong = words.length > WORDS_MAX;

  function confirm() {
    setTried(true);
    if (manner === '' || noDay || tooLong) return;
    const said = words.trim();
    onConfirm({ id, manner, givenOn, ...(said === '' ? {} : { words: said }) });
  }

  return (
    <ConfirmDialog
      title={t('handover.noteTitle', { name })}
      confirm={t('handover.noteConfirm')}
      isOpen
      isBusy={isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('handover.noteText')}</p>
      <ProblemNotice error={error} />
      <RadioChoice
        label={t('handover.noteManner')}
        options={MANNERS.map((code) => ({ value: code, label: label('channel', code) }))}
        value={manner}
        onChange={setManner}
        error={tried && manner === '' ? t('handover.chooseOne') : undefined}
      />
      <DayBox
        label={t('handover.noteDay')}
        value={givenOn}
        onChange={setGivenOn}
        min={first}
        max={last}
        error={tried && noDay ? t('handover.noteDayWrong') : undefined}
      />
      <TextBox
        label={t('handover.noteWords')}
        help={t('handover.noteWordsHelp')}
        value={words}
        onChange={setWords}
        error={tooLong ? t('handover.noteWordsLong', { max: WORDS_MAX }) : undefined}
      />
    </ConfirmDialog>
  );
}
