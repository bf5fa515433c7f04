import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  answerPoint,
  askableQuery,
  type Consultation,
  thankPoint,
} from '../../api/consultations.ts';
import { TextBox } from '../../parts/text-box.tsx';
import type { ListChange } from '../lines/use-list-change.ts';
import { OutgoingDialog } from './outgoing-dialog.tsx';

const KINDS = {
  answer: { send: answerPoint, most: 10_000 },
  thank: { send: thankPoint, most: 2000 },
} as const;

interface Props {
  consultation: Consultation;
  kind: keyof typeof KINDS;
  changing: ListChange<Consultation>;
  onClose: () => void;
}

/** Answers another point, or thanks it; thanks need no words. */
export function ReplyDialog({ consultation, kind, changing, onClose }: Props) {
  const { t } = useTranslation();
  const query = useQuery(askableQuery);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { id, peer } = consultation;
  const { name } = peer;
  const { send, most } = KINDS[kind];
  const text = typed.trim();
  const missing = kind === 'answer' && text === '' ? t('consultations.textMissing') : undefined;
  const error = text.length > most ? t('consultations.tooLong') : missing;
  const done = { say: t(`consultations.${kind}Done`, { name }), after: onClose };
  return (
    <OutgoingDialog
      title={t(`consultations.${kind}Title`, { name })}
      point={name}
      leaves={[
        { name: t('consultations.from'), text: query.data?.from ?? '' },
        { name: t(`consultations.${kind}Text`), text },
      ]}
      warning={t('consultations.nobody')}
      sure={t('consultations.sure')}
      isComplete={error === undefined}
      isBusy={changing.isBusy}
      error={changing.error}
      onTried={() => setTried(true)}
      onSend={() => changing.change(() => send(id, text), done)}
      onClose={onClose}
    >
      {kind === 'answer' ? <blockquote dir="auto">{consultation.question}</blockquote> : null}
      <TextBox
        label={t(`consultations.${kind}Text`)}
        rows={kind === 'answer' ? 6 : 3}
        value={typed}
        onChange={setTyped}
        error={tried ? error : undefined}
      />
    </OutgoingDialog>
  );
}
