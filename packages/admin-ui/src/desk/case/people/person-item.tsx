import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { type Person, removePerson } from '../../../api/people.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Icon } from '../../../parts/icon.tsx';
import type { CaseChange } from '../use-case-change.ts';
import type { Asked } from './asked.ts';

interface Props {
  shown: CaseDetail;
  person: Person;
  changing: CaseChange;
  onAsk: (asked: Asked) => void;
}

/** Somebody who is involved: how to reach them, and what the reporter and they agreed to. */
export function PersonItem({ shown, person, changing, onAsk }: Props) {
  const { label } = useCodeLabels();
  const { t } = useTranslation();
  const { name, role, reach, note } = person;
  return (
    <li className="person">
      <div className="person-head">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <span className="soft">{label('party_role', role)}</span>
        <Allowed person={person} />
      </div>
      {reach === '' ? null : (
        <p>
          <span className="soft">{t('people.reach')}</span> <bdi>{reach}</bdi>
        </p>
      )}
      {note === '' ? null : <p className="person-note">{note}</p>}
      {role === 'OTHER_SIDE' ? <Mediation person={person} /> : null}
      <PersonButtons shown={shown} person={person} changing={changing} onAsk={onAsk} />
    </li>
  );
}

function PersonButtons({ shown, person, changing, onAsk }: Props) {
  const { t } = useTranslation();
  const { id, name, role } = person;
  const remove = () =>
    changing.change(() => removePerson(shown.id, id), { say: t('people.said.removed', { name }) });
  return (
    <div className="buttons">
      {person.allowed === false && shown.anonymity === 'NAMED' ? (
        <Button
          className="button"
          aria-label={t('people.askConsentNamed', { name })}
          onPress={() => onAsk({ step: 'consent', person })}
        >
          {t('people.askConsent')}…
        </Button>
      ) : null}
      {role === 'OTHER_SIDE' ? (
        <Button
          className="button"
          data-kind="quiet"
          aria-label={t('people.mediation.noteNamed', { name })}
          onPress={() => onAsk({ step: 'mediation', person })}
        >
          {t('people.mediation.note')}…
        </Button>
      ) : null}
      <Button
        className="button"
        data-kind="quiet"
        aria-label={t('people.changeNamed', { name })}
        onPress={() => onAsk({ step: 'person', person })}
      >
        {t('people.change')}…
      </Button>
      {person.removable ? (
        <BusyButton
          kind="quiet"
          isBusy={changing.isBusy}
          aria-label={t('people.removeNamed', { name })}
          onPress={remove}
        >
          {t('people.remove')}
        </BusyButton>
      ) : null}
    </div>
  );
}

/** Whether the reporter lets the point go to them, for those for whom that matters. */
function Allowed({ person: { role, allowed } }: { person: Person }) {
  const { t } = useTranslation();
  if (allowed === null || (role !== 'OTHER_SIDE' && role !== 'AGENCY')) return null;
  return (
    <span className="badge" data-tone={allowed ? 'good' : 'waiting'}>
      <Icon name={allowed ? 'check' : 'hidden'} />
      {t(allowed ? `people.allowed.${role}` : `people.notAllowed.${role}`)}
    </span>
  );
}

function Mediation({ person: { mediation, mediationManner } }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <p className="soft">
      {t(`people.mediation.state.${mediation ?? 'none'}`)}
      {mediationManner === null ? null : (
        <>
          {' · '}
          {t('people.mediation.heard')} <bdi>{mediationManner}</bdi>
        </>
      )}
    </p>
  );
}
