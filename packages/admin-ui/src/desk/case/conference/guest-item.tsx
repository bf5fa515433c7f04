import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { type Conference, type Guest, uninviteGuest } from '../../../api/conferences.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Icon } from '../../../parts/icon.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { useGuestName } from './use-guest-name.ts';

interface Props {
  shown: CaseDetail;
  conference: Conference;
  guest: Guest;
  changing: CaseChange;
  onShow: () => void;
}

/** Somebody who is invited, and what they saw of the case. */
export function GuestItem(props: Props) {
  const { t } = useTranslation();
  const { guest } = props;
  const name = useGuestName()(guest);
  return (
    <li className="guest">
      <div className="guest-head">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {guest.name === null ? null : (
          <span className="soft">{t(`conference.guests.kind.${guest.kind}`)}</span>
        )}
        <Allowed guest={guest} />
      </div>
      <Seen guest={guest} />
      <GuestButtons {...props} name={name} />
    </li>
  );
}

function GuestButtons({
  shown,
  conference,
  guest,
  changing,
  onShow,
  name,
}: Props & { name: string }) {
  const { t } = useTranslation();
  const at = { id: shown.id, cid: conference.id, gid: guest.id };
  const remove = () =>
    changing.change(() => uninviteGuest(at), { say: t('conference.said.uninvited', { name }) });
  return (
    <div className="buttons">
      {guest.allowed && conference.state !== 'cancelled' ? (
        <Button
          className="button"
          data-kind="quiet"
          aria-label={t('conference.shown.addNamed', { name })}
          onPress={onShow}
        >
          {t('conference.shown.add')}…
        </Button>
      ) : null}
      {guest.shown.length === 0 ? (
        <BusyButton
          kind="quiet"
          isBusy={changing.isBusy}
          aria-label={t('conference.guests.removeNamed', { name })}
          onPress={remove}
        >
          {t('conference.guests.remove')}
        </BusyButton>
      ) : null}
    </div>
  );
}

/** A consent that is gone is said where it matters: at who must see nothing any more. */
function Allowed({ guest: { allowed, kind } }: { guest: Guest }) {
  const { t } = useTranslation();
  if (allowed && kind !== 'agency' && kind !== 'point') return null;
  return (
    <span className="badge" data-tone={allowed ? 'good' : 'problem'}>
      <Icon name={allowed ? 'check' : 'stop'} />
      {t(allowed ? 'conference.guests.allowed' : 'conference.guests.withdrawn')}
    </span>
  );
}

function Seen({ guest: { shown } }: { guest: Guest }) {
  const { t, i18n } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  if (shown.length === 0) return <p className="soft">{t('conference.shown.nothing')}</p>;
  const list = new Intl.ListFormat(i18n.language);
  return (
    <ul>
      {shown.map(({ at, by, parts }) => (
        <li key={`${at} ${parts.join(' ')}`}>
          {t('conference.shown.line', {
            parts: list.format(parts.map((part) => label('case_part', part))),
          })}{' '}
          <span className="soft">
            {t('conference.shown.by', { name: by ?? '', moment: format.moment(at) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
