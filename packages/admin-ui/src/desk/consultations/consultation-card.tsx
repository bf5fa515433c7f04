import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '../../api/consultations.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import type { ListChange } from '../lines/use-list-change.ts';
import { Delivery } from './delivery.tsx';
import { ReplyDialog } from './reply-dialog.tsx';

interface Props {
  consultation: Consultation;
  changing: ListChange<Consultation>;
}

/** One consultation: what was said, by whom, and what can be said now. */
export function ConsultationCard({ consultation, changing }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { side, state, peer, from, to, subject, question, answer, thanks } = consultation;
  const { name } = peer;
  return (
    <li className="card consultation">
      <h3>{t(`consultations.heading.${side}`, { name })}</h3>
      <p className="soft">
        {t(`consultations.state.${side}.${state}`)} · {format.date(consultation.changedAt)}
        {subject === null ? '' : ` · ${label('subject', subject)}`}
      </p>
      {to === null ? null : <p>{t('consultations.for', { name: to })}</p>}
      <Said said={{ from, text: question, at: consultation.askedAt }} point={name} />
      {answer === null ? null : <Said said={answer} point={name} />}
      {thanks === null || thanks.text === '' ? null : <Said said={thanks} point={name} />}
      <Delivery consultation={consultation} changing={changing} />
      <Answering consultation={consultation} changing={changing} />
    </li>
  );
}

function Said({ said, point }: { said: NonNullable<Consultation['answer']>; point: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { from, text, at } = said;
  if (text === '') return <p>{t('consultations.unreadable', { name: point })}</p>;
  return (
    <figure className="consultation-said">
      <figcaption>
        <bdi>{from}</bdi>
        {at === null ? null : <span className="soft"> · {format.moment(at)}</span>}
      </figcaption>
      <blockquote dir="auto">{text}</blockquote>
    </figure>
  );
}

function Answering({ consultation, changing }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { side, state, peer } = consultation;
  const kind = side === 'asked' ? 'answer' : 'thank';
  if (state !== (side === 'asked' ? 'asked' : 'answered')) return null;
  const { name } = peer;
  return (
    <div className="buttons">
      <Button
        className="button"
        aria-label={t(`consultations.${kind}Named`, { name })}
        onPress={() => setOpen(true)}
      >
        {t(`consultations.${kind}`)}…
      </Button>
      {isOpen ? (
        <ReplyDialog
          consultation={consultation}
          kind={kind}
          changing={changing}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
