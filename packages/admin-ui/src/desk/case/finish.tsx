import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, hasEnded } from '../../api/cases.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { CloseDialog } from './close-dialog.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import type { Acting } from './use-act.ts';

const ENDINGS = ['close', 'refuse', 'reopen'] as const;
type Ending = (typeof ENDINGS)[number];
const DIALOGS = { close: CloseDialog, refuse: RefuseDialog, reopen: ReopenDialog };

/** How the case ended, and the ways to end or reopen it that are allowed now. */
export function Finish({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Ending>();
  const endings = ENDINGS.filter((ending) => shown.moves.includes(ending));
  const ended = hasEnded(shown);
  if (endings.length === 0 && !ended) return null;
  return (
    <section className="card" aria-labelledby="finish">
      <h2 id="finish">{t('case.finish')}</h2>
      {ended ? <HowItEnded shown={shown} /> : null}
      <div className="finish-buttons">
        {endings.map((ending) => (
          <Button key={ending} className="button" onPress={() => setOpen(ending)}>
            {t(`finish.${ending}`)}…
          </Button>
        ))}
      </div>
      {ENDINGS.map((ending) => {
        const EndingDialog = DIALOGS[ending];
        return (
          <EndingDialog
            key={ending}
            shown={shown}
            acting={acting}
            isOpen={open === ending}
            onClose={() => setOpen(undefined)}
          />
        );
      })}
    </section>
  );
}

function HowItEnded({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const { outcomes, notHandledReason, foundedness } = shown;
  return (
    <>
      {outcomes.length > 0 ? (
        <p>
          {t('case.outcome')}: {outcomes.map((code) => label('outcome', code)).join(', ')}
        </p>
      ) : null}
      {foundedness === null ? null : (
        <p>{t('flow.foundednessWas', { label: label('foundedness', foundedness) })}</p>
      )}
      {notHandledReason === null ? null : (
        <p>{t('case.refusedBecause', { reason: label('not_handled_reason', notHandledReason) })}</p>
      )}
    </>
  );
}
