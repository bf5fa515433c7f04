import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, hasEnded } from '../../../api/cases.ts';
import { ChangeNews } from '../change-news.tsx';
import { type CaseChange, useCaseChange } from '../use-case-change.ts';
import type { Asked } from './asked.ts';
import { ConferenceDialog } from './conference-dialog.tsx';
import { ConferenceItem } from './conference-item.tsx';
import { GuestDialog } from './guest-dialog.tsx';
import { ShownDialog } from './shown-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import './conference.css';

/** With whom the case is discussed, the latest conference first. */
export function ConferenceSection({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const changing = useCaseChange(shown.id);
  const [asked, setAsked] = useState<Asked>();
  return (
    <section className="card" aria-labelledby="conference">
      <h2 id="conference">{t('conference.title')}</h2>
      <ChangeNews changing={changing} />
      {shown.conferences.length === 0 ? (
        <p className="soft">{t('conference.none')}</p>
      ) : (
        <ul className="conferences">
          {shown.conferences.toReversed().map((conference) => (
            <ConferenceItem
              key={conference.id}
              shown={shown}
              conference={conference}
              changing={changing}
              onAsk={setAsked}
            />
          ))}
        </ul>
      )}
      {hasEnded(shown) ? null : (
        <Button
          className="button"
          onPress={() => setAsked({ step: 'conference', conference: null })}
        >
          {t('conference.add')}…
        </Button>
      )}
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
    case 'conference':
      return <ConferenceDialog {...props} conference={asked.conference} />;
    case 'guest':
      return <GuestDialog {...props} conference={asked.conference} />;
    case 'show':
      return <ShownDialog {...props} conference={asked.conference} guest={asked.guest} />;
    case 'agree':
      return <StepDialog {...props} conference={asked.conference} />;
  }
}
