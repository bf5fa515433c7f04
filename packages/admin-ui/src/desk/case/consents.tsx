import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { noteConsent } from '../../api/handle-case.ts';
import type { Consent, ConsentState } from '../../api/handling.ts';
import { useFormat } from '../../format/use-format.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { ChangeNews } from './change-news.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { type CaseChange, useCaseChange } from './use-case-change.ts';

const LOOKS: Record<ConsentState, { icon: IconName; tone: string }> = {
  asked: { icon: 'wait', tone: 'waiting' },
  given: { icon: 'check', tone: 'good' },
  refused: { icon: 'stop', tone: 'problem' },
  withdrawn: { icon: 'back', tone: 'done' },
};

/** What the reporter agreed to, for which purpose and with whom; and asking for more. */
export function Consents({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const changing = useCaseChange(shown.id);
  const [asking, setAsking] = useState<'asked' | 'given'>();
  return (
    <section className="card" aria-labelledby="consents">
      <h2 id="consents">{t('consents.title')}</h2>
      <ChangeNews changing={changing} />
      {shown.consents.length === 0 ? (
        <p className="soft">{t('consents.none')}</p>
      ) : (
        <ul className="consents">
          {shown.consents.map((consent) => (
            <ConsentItem key={consent.id} shown={shown} consent={consent} changing={changing} />
          ))}
        </ul>
      )}
      <div className="buttons">
        <Button className="button" onPress={() => setAsking('asked')}>
          {t('consents.ask')}…
        </Button>
        <Button className="button" onPress={() => setAsking('given')}>
          {t('consents.note')}…
        </Button>
      </div>
      {asking === undefined ? null : (
        <ConsentDialog
          shown={shown}
          state={asking}
          changing={changing}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}

interface ItemProps {
  shown: CaseDetail;
  consent: Consent;
  changing: CaseChange;
}

function ConsentItem({ shown, consent, changing }: ItemProps) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const { state, party, manner } = consent;
  const look = LOOKS[state];
  const name = [label('consent_purpose', consent.purpose), party].filter(Boolean).join(': ');
  const withdraw = () =>
    changing.change(() => noteConsent(shown.id, { id: consent.id, state: 'withdrawn' }), {
      say: t('consents.withdrawnNoted'),
    });
  return (
    <li className="consent">
      <div>
        <p>
          <bdi>{name}</bdi>
        </p>
        <p className="soft">
          <History consent={consent} />
        </p>
        {manner === null || manner === '' ? null : (
          <p className="soft">
            {t('consents.heard')} <bdi>{manner}</bdi>
          </p>
        )}
      </div>
      <span className="badge" data-tone={look.tone}>
        <Icon name={look.icon} />
        {t(`consents.state.${state}`)}
      </span>
      {state === 'given' ? (
        <BusyButton
          isBusy={changing.isBusy}
          // a yes can be taken back at any time
          isDisabled={false}
          aria-label={t('consents.withdrawNamed', { name })}
          onPress={withdraw}
        >
          {t('consents.withdraw')}
        </BusyButton>
      ) : null}
    </li>
  );
}

function History({ consent }: { consent: Consent }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { askedBy, at, decidedAt, withdrawnAt } = consent;
  const first =
    askedBy === null
      ? t('consents.ownAccord', { moment: format.moment(at) })
      : t('consents.by', { name: askedBy, moment: format.moment(at) });
  const decided =
    decidedAt === null || decidedAt === at
      ? ''
      : t('consents.decided', { moment: format.moment(decidedAt) });
  const ended =
    withdrawnAt === null ? '' : t('consents.ended', { moment: format.moment(withdrawnAt) });
  return [first, decided, ended].filter(Boolean).join(' · ');
}
