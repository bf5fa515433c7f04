import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { unmergeCase } from '../../../api/flow.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { ChangeNews } from '../change-news.tsx';
import type { Acting } from '../use-act.ts';
import { useCaseChange } from '../use-case-change.ts';
import { CaseCampaign } from './case-campaign.tsx';
import { Linked } from './linked.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { WaitDialog } from './wait-dialog.tsx';
import { Waiting } from './waiting.tsx';
import './flow.css';

type Open = 'wait' | 'merge' | 'split';

/** What became of the case among others: links, series, for whom it waits. */
export function FlowPart({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const changing = useCaseChange(shown.id);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const tying = { shown, changing, onClose: close };
  const offered = (['wait', 'split', 'merge'] as const).filter((act) => shown.moves.includes(act));
  return (
    <section className="card" aria-labelledby="flow">
      <h2 id="flow">{t('flow.title')}</h2>
      <ChangeNews changing={open === undefined ? changing : { said: undefined, error: null }} />
      <Waiting shown={shown} acting={acting} />
      <Linked linked={shown.linked} />
      <div className="finish-buttons">
        {offered.map((act) => (
          <Button key={act} className="button" onPress={() => setOpen(act)}>
            {t(`flow.${act}`)}
          </Button>
        ))}
        {shown.moves.includes('unmerge') ? (
          <BusyButton
            isBusy={changing.isBusy}
            onPress={() =>
              changing.change(() => unmergeCase(shown), { say: t('flow.unmergeDone') })
            }
          >
            {t('flow.unmerge')}
          </BusyButton>
        ) : null}
      </div>
      <CaseCampaign shown={shown} changing={changing} />
      <WaitDialog shown={shown} acting={acting} isOpen={open === 'wait'} onClose={close} />
      {open === 'merge' ? <MergeDialog {...tying} /> : null}
      {open === 'split' ? <SplitDialog {...tying} /> : null}
    </section>
  );
}
