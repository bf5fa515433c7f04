import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { PersonContact } from '../../../api/people.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Icon, type IconName } from '../../../parts/icon.tsx';

const ICONS: Readonly<Record<string, IconName>> = {
  PHONE: 'phone',
  EMAIL: 'letter',
  POST: 'letter',
};

interface Props {
  people: CaseDetail['people'];
  contact: PersonContact;
  onStrike: () => void;
}

/** One time that somebody was spoken with. */
export function ContactItem({ people, contact, onStrike }: Props) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  const { channel, partyId, at, by, direction, note, struckAt } = contact;
  const name = people.find(({ id }) => id === partyId)?.name ?? t('people.reporter');
  const moment = format.moment(at);
  return (
    <li className="person-contact" data-struck={struckAt === null ? undefined : ''}>
      <p>
        <Icon name={ICONS[channel] ?? 'person'} /> <strong>{label('channel', channel)}</strong>{' '}
        <bdi>{t('people.contact.with', { name })}</bdi> · <time dateTime={at}>{moment}</time>
      </p>
      <p className="soft">
        {[t(`people.contact.direction.${direction}`), by].filter(Boolean).join(' · ')}
      </p>
      <Marks contact={contact} />
      {note === '' ? null : <p className="person-note">{note}</p>}
      {struckAt === null ? (
        <Button
          className="button"
          data-kind="quiet"
          aria-label={t('people.contact.strikeNamed', { name, moment })}
          onPress={onStrike}
        >
          {t('people.contact.strike')}…
        </Button>
      ) : (
        <p className="soft">
          {t('people.contact.struck', {
            name: contact.struckBy ?? '',
            moment: format.moment(struckAt),
          })}
        </p>
      )}
    </li>
  );
}

function Marks({ contact: { reached, told, heard } }: { contact: PersonContact }) {
  const { t } = useTranslation();
  if (reached && !told && !heard) return null;
  return (
    <p className="person-marks">
      {reached ? null : (
        <span className="badge">
          <Icon name="silent" />
          {t('people.contact.notReached')}
        </span>
      )}
      {told ? (
        <span className="badge" data-tone="waiting">
          <Icon name="info" />
          {t('people.contact.told')}
        </span>
      ) : null}
      {heard ? (
        <span className="badge" data-tone="good">
          <Icon name="check" />
          {t('people.contact.heard')}
        </span>
      ) : null}
    </p>
  );
}
