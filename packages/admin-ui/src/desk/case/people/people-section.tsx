import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { Person } from '../../../api/people.ts';
import { ChangeNews } from '../change-news.tsx';
import { ConsentDialog } from '../consent-dialog.tsx';
import { type CaseChange, useCaseChange } from '../use-case-change.ts';
import type { Asked } from './asked.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { ContactList } from './contact-list.tsx';
import { HearingPart } from './hearing-part.tsx';
import { MediationDialog } from './mediation-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PersonItem } from './person-item.tsx';
import './people.css';

/** Who is involved, and who was spoken with. */
export function PeopleSection({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const changing = useCaseChange(shown.id);
  const [asked, setAsked] = useState<Asked>();
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">{t('people.title')}</h2>
      <ChangeNews changing={changing} />
      <HearingPart shown={shown} changing={changing} />
      {shown.people.length === 0 ? (
        <p className="soft">{t('people.none')}</p>
      ) : (
        <ul className="people">
          {shown.people.map((person) => (
            <PersonItem
              key={person.id}
              shown={shown}
              person={person}
              changing={changing}
              onAsk={setAsked}
            />
          ))}
        </ul>
      )}
      <div className="buttons">
        <Button className="button" onPress={() => setAsked({ step: 'person', person: null })}>
          {t('people.add')}…
        </Button>
        <Button className="button" onPress={() => setAsked({ step: 'contact' })}>
          {t('people.contact.add')}…
        </Button>
      </div>
      <ContactList shown={shown} changing={changing} />
      {asked === undefined ? null : (
        <AskedDialog
          shown={shown}
          asked={asked}
          changing={changing}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

interface DialogProps {
  shown: CaseDetail;
  asked: Asked;
  changing: CaseChange;
  onClose: () => void;
}

function AskedDialog({ asked, ...props }: DialogProps) {
  switch (asked.step) {
    case 'person':
      return <PersonDialog {...props} person={asked.person} />;
    case 'mediation':
      return <MediationDialog {...props} person={asked.person} />;
    case 'contact':
      return <ContactDialog {...props} />;
    case 'consent':
      return <ConsentDialog {...props} state="asked" about={consentFor(asked.person)} />;
  }
}

function consentFor({ role, name }: Person): { purpose: string; party: string } {
  return { purpose: role === 'AGENCY' ? 'SHARE_AGENCY' : 'APPROACH_OTHER', party: name };
}
