import { useTranslation } from 'react-i18next';
import type { ShortLine } from '../../api/lines.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Icon } from '../../parts/icon.tsx';
import { CheckedOn } from './checked-on.tsx';
import { digitsOf } from './matches.ts';

/** Who somebody is and how to reach them: what one needs before picking up the telephone. */
export function LineFacts({ line }: { line: ShortLine }) {
  const { label } = useCodeLabels();
  const { name, agency, role, reach } = line;
  return (
    <>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>
        <bdi>{[role, agency].filter(Boolean).join(', ')}</bdi>{' '}
        <span className="soft">· {label('agency_type', line.agencyType)}</span>
      </p>
      <LineWays line={line} />
      {reach === '' ? null : (
        <p className="line-reach">
          <Icon name="info" />
          <bdi>{reach}</bdi>
        </p>
      )}
      <LineDates line={line} />
    </>
  );
}

function LineWays({ line }: { line: ShortLine }) {
  const { t } = useTranslation();
  const { name, phone, email } = line;
  if (phone === '' && email === '') return null;
  return (
    <p className="line-ways">
      {phone === '' ? null : (
        <a
          className="button"
          href={`tel:${phone.startsWith('+') ? '+' : ''}${digitsOf(phone)}`}
          aria-label={t('lines.call', { name, phone })}
        >
          <Icon name="phone" />
          <bdi dir="ltr">{phone}</bdi>
        </a>
      )}
      {email === '' ? null : (
        <a href={`mailto:${email}`} aria-label={t('lines.mail', { name, email })}>
          <bdi dir="ltr">{email}</bdi>
        </a>
      )}
    </p>
  );
}

function LineDates({ line }: { line: ShortLine }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { lastContactOn: last, knownBy } = line;
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(knownBy);
  return (
    <div className="line-dates">
      <p>{knownBy.length === 0 ? t('lines.knownByNobody') : t('lines.knownBy', { names })}</p>
      <p>
        {last === null ? t('lines.noContact') : t('lines.lastContact', { date: format.date(last) })}
      </p>
      <CheckedOn verifiedOn={line.verifiedOn} asksToVerify={line.asksToVerify} />
    </div>
  );
}
