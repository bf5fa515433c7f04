import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { caseHandoverQuery, type HandoverConsent } from '../../../api/handovers.ts';
import { useFormat } from '../../../format/use-format.ts';
import { PeerWays } from '../../handover/peer-ways.tsx';
import { HandoverHistory } from './handover-history.tsx';
import { cameFrom } from './matching-consent.ts';
import '../../handover/handover.css';

/** Whether the case goes to another point, or came from one. */
export function HandoverPart({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const { data } = useQuery(caseHandoverQuery(shown.id));
  if (data === undefined) return null;
  const { current, earlier, consents } = data;
  const isOffered = current?.side === 'sender' && current.state === 'offered';
  const came = cameFrom(data);
  const toForm = { to: '/desk/cases/$caseId/handover', params: { caseId: shown.id } } as const;
  return (
    <section className="card" aria-labelledby="handover">
      <h2 id="handover">{t('handover.part')}</h2>
      <HandoverHistory handovers={current === null ? earlier : [current, ...earlier]} />
      <Asked consents={consents} />
      {isOffered ? (
        <a href="#frozen">{t('handover.toState')}</a>
      ) : (
        <>
          {came === undefined ? null : (
            <>
              <PeerWays peer={came.peer} />
              <Link className="button" {...toForm} search={{ way: 'back' }}>
                {t('handover.giveBack', { name: came.peer.name })}
              </Link>
            </>
          )}
          <Link className="button" {...toForm}>
            {t('handover.begin')}
          </Link>
        </>
      )}
    </section>
  );
}

/** What the reporter was asked last, so that nobody has to go and look. */
function Asked({ consents }: { consents: readonly HandoverConsent[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = consents.toSorted((one, other) => other.at.localeCompare(one.at))[0];
  if (last === undefined || last.state === 'withdrawn') return null;
  const { state, to, at, decidedAt } = last;
  return (
    <p>
      {t(`handover.lastConsent.${state}`, {
        name: to.name,
        date: format.date(decidedAt ?? at),
      })}
    </p>
  );
}
