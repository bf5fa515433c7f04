import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { type PersonContact, strikeContact } from '../../../api/people.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { ContactItem } from './contact-item.tsx';

/** How many are in sight before one asks for all. */
const IN_SIGHT = 5;

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
}

/** Who was spoken with, the latest first. */
export function ContactList({ shown, changing }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [striking, setStriking] = useState<PersonContact>();
  const latest = shown.contacts.toReversed();
  const rest = all ? 0 : Math.max(latest.length - IN_SIGHT, 0);
  return (
    <div className="stack">
      <h3>{t('people.contact.title')}</h3>
      {latest.length === 0 ? <p className="soft">{t('people.contact.none')}</p> : null}
      <ol className="contacts">
        {latest.slice(0, latest.length - rest).map((contact) => (
          <ContactItem
            key={contact.id}
            people={shown.people}
            contact={contact}
            onStrike={() => setStriking(contact)}
          />
        ))}
      </ol>
      {rest === 0 ? null : (
        <Button className="button" data-kind="quiet" onPress={() => setAll(true)}>
          {t('people.contact.all', { count: rest })}
        </Button>
      )}
      {striking === undefined ? null : (
        <StrikeDialog
          shown={shown}
          contact={striking}
          changing={changing}
          onClose={() => setStriking(undefined)}
        />
      )}
    </div>
  );
}

interface StrikeProps extends Props {
  contact: PersonContact;
  onClose: () => void;
}

function StrikeDialog({ shown, contact, changing, onClose }: StrikeProps) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  const strike = () =>
    changing.change(() => strikeContact(shown.id, contact.id), {
      say: t('people.said.struck'),
      after: onClose,
    });
  return (
    <ConfirmDialog
      title={t('people.contact.strikeTitle')}
      confirm={t('people.contact.strike')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={strike}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <p>
        {label('channel', contact.channel)} · {format.moment(contact.at)}
      </p>
      <p>{t('people.contact.strikeExplain')}</p>
    </ConfirmDialog>
  );
}
