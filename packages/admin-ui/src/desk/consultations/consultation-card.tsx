import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '../../api/consultations.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Notice } from '../../parts/notice.tsx';
import type { ListChange } from '../lines/use-list-change.ts';
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
        {t(`consultations.state.${side}.${state}`)} · {format.date(consultation.askedAt)}
        {subject === null ? '' : ` · ${label('subject', subject)}`}
      </p>
      {to === null ? null : <p>{t('consultations.for', { name: to })}</p>}
      <Said who={from} text={question} point={name} />
      {answer === null ? null : <Said who={answer.from} text={answer.text} point={name} />}
      {thanks === null || thanks.text === '' ? null : (
        <Said who={thanks.from} text={thanks.text} point={name} />
      )}
      <Delivery consultation={consultation} />
      <Answering consultation={consultation} changing={changing} />
    </li>
  );
}

function Said({ who, text, point }: { who: string; text: string; point: string }) {
  const { t } = useTranslation();
  if (text === '') return <p>{t('consultations.unreadable', { name: point })}</p>;
  return (
    <figure className="consultation-said">
      <figcaption>
        <bdi>{who}</bdi>
      </figcaption>
      <blockquote dir="auto">{text}</blockquote>
    </figure>
  );
}

function Delivery({ consultation: { delivery, refusal, peer } }: Pick<Props, 'consultation'>) {
  const { t } = useTranslation();
  const { name } = peer;
  if (delivery === 'dead') {
    return (
      <Notice kind="problem" standing>
        {t('consultations.notDelivered', { name })}
      </Notice>
    );
  }
  if (delivery !== 'waiting' || refusal === null) return null;
  return (
    <Notice kind="info" standing>
      {t('consultations.tried', { name })}
    </Notice>
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
