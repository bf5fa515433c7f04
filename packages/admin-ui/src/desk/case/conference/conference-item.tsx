import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { Conference } from '../../../api/conferences.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Icon, type IconName } from '../../../parts/icon.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { AgreedSteps } from './agreed-steps.tsx';
import type { Asked } from './asked.ts';
import { GuestItem } from './guest-item.tsx';

const LOOKS: Record<Conference['state'], { icon: IconName; tone: string }> = {
  planned: { icon: 'wait', tone: 'busy' },
  held: { icon: 'check', tone: 'good' },
  cancelled: { icon: 'stop', tone: 'done' },
};

interface Props {
  shown: CaseDetail;
  conference: Conference;
  changing: CaseChange;
  onAsk: (asked: Asked) => void;
}

/** One conference: what about, with whom, what they saw, and what was agreed. */
export function ConferenceItem({ shown, conference, changing, onAsk }: Props) {
  const { t } = useTranslation();
  const { guests, notes, state } = conference;
  return (
    <li className="conference">
      <Head conference={conference} />
      <h4>{t('conference.guests.title')}</h4>
      {guests.length === 0 ? <p className="soft">{t('conference.guests.none')}</p> : null}
      <ul className="guests">
        {guests.map((guest) => (
          <GuestItem
            key={guest.id}
            shown={shown}
            conference={conference}
            guest={guest}
            changing={changing}
            onShow={() => onAsk({ step: 'show', conference, guest })}
          />
        ))}
      </ul>
      <AgreedSteps shown={shown} conference={conference} />
      {notes === '' ? null : (
        <>
          <h4>{t('conference.notes')}</h4>
          <p className="conference-notes">{notes}</p>
        </>
      )}
      <div className="buttons">
        {state === 'cancelled' ? null : (
          <>
            <Button className="button" onPress={() => onAsk({ step: 'guest', conference })}>
              {t('conference.guests.add')}…
            </Button>
            <Button className="button" onPress={() => onAsk({ step: 'agree', conference })}>
              {t('conference.steps.add')}…
            </Button>
          </>
        )}
        <ChangeButton conference={conference} onAsk={onAsk} />
      </div>
    </li>
  );
}

function Head({ conference: { question, at, place, state } }: Pick<Props, 'conference'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const look = LOOKS[state];
  return (
    <>
      <div className="conference-head">
        <h3>
          <bdi>{question}</bdi>
        </h3>
        <span className="badge" data-tone={look.tone}>
          <Icon name={look.icon} />
          {t(`conference.state.${state}`)}
        </span>
      </div>
      <p className="soft">
        <time dateTime={at}>{format.moment(at)}</time>
        {place === '' ? null : (
          <>
            {' · '}
            {t('conference.place')} <bdi>{place}</bdi>
          </>
        )}
      </p>
    </>
  );
}

function ChangeButton({ conference, onAsk }: Pick<Props, 'conference' | 'onAsk'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Button
      className="button"
      data-kind="quiet"
      aria-label={t('conference.changeNamed', { moment: format.moment(conference.at) })}
      onPress={() => onAsk({ step: 'conference', conference })}
    >
      {t('conference.change')}…
    </Button>
  );
}
