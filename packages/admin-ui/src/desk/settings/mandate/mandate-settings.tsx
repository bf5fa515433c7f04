import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../access/use-session.ts';
import { type Mandate, mandatesQuery } from '../../../api/mandates.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useMoney } from '../../../format/use-money.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { QueryState } from '../../../parts/query-state.tsx';
import { Term, Terms } from '../../../parts/terms.tsx';
import { ChangeNews } from '../../case/change-news.tsx';
import { MandateDialog } from './mandate-dialog.tsx';

/** What each role decides alone, and two colleagues together; a lead changes it. */
export function MandateSettings() {
  const { t } = useTranslation();
  const query = useQuery(mandatesQuery);
  const { account } = useSession();
  const [changed, setChanged] = useState<Mandate['role']>();
  const [said, setSaid] = useState<string>();
  const mandates = query.data;
  const chosen = mandates?.find(({ role }) => role === changed);
  if (mandates === undefined) return <QueryState query={query} />;
  return (
    <>
      <ChangeNews changing={{ said, error: null }} />
      {mandates.map((mandate) => (
        <MandateCard
          key={mandate.role}
          mandate={mandate}
          onChange={
            account.role === 'lead'
              ? () => {
                  setSaid(undefined);
                  setChanged(mandate.role);
                }
              : undefined
          }
        />
      ))}
      {chosen === undefined ? null : (
        <MandateDialog
          mandate={chosen}
          onSaved={() => setSaid(t('mandate.saved'))}
          onClose={() => setChanged(undefined)}
        />
      )}
    </>
  );
}

interface CardProps {
  mandate: Mandate;
  onChange: (() => void) | undefined;
}

function MandateCard({ mandate, onChange }: CardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { euros } = useMoney();
  const { label } = useCodeLabels();
  const { role, kinds, perDecision, perCase, setBy, setAt } = mandate;
  const isTogether = role === 'together';
  const who = t(isTogether ? 'mandate.together.who' : `role.${role}`);
  const title = t('mandate.of', { role: who });
  return (
    <section className="card" aria-labelledby={`mandate-${role}`}>
      <h2 id={`mandate-${role}`}>{title}</h2>
      <Terms>
        <Term name={t(isTogether ? 'mandate.together.kinds' : 'mandate.kinds')}>
          {kinds.length === 0
            ? t(isTogether ? 'mandate.together.noKinds' : 'mandate.noKinds')
            : kinds.map((kind) => label('decision_kind', kind)).join(' · ')}
        </Term>
        <Term name={t('mandate.perDecision')}>{euros(perDecision)}</Term>
        <Term name={t('mandate.perCase')}>{euros(perCase)}</Term>
      </Terms>
      <p className="soft">
        {setBy === null || setAt === null
          ? t(isTogether ? 'mandate.together.notSet' : 'mandate.notSet')
          : t('mandate.setBy', { name: setBy, date: format.date(setAt) })}
      </p>
      {onChange === undefined ? null : (
        <Button
          className="button"
          aria-label={t('mandate.changeOf', { role: who })}
          onPress={onChange}
        >
          {t('mandate.change')}…
        </Button>
      )}
    </section>
  );
}
