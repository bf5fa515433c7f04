import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { noteErasure } from '../../api/rights.ts';
import { useFormat } from '../../format/use-format.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Term, Terms } from '../../parts/terms.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { ExportButton } from './export-button.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { LiftHoldDialog } from './lift-hold-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';
import { useRights } from './use-rights.ts';

const DIALOGS = { class: RetentionDialog, hold: HoldDialog, lift: LiftHoldDialog };
type Asked = keyof typeof DIALOGS;

/** How long the case stays, what holds it, and what its reporter can be given. */
export function Keeping({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const changing = useRights(shown);
  const news = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Asked>();
  useKeptFocus(news, changing.said);
  const Dialog = asked === undefined ? undefined : DIALOGS[asked];
  return (
    <section className="card" aria-labelledby="keeping">
      <h2 id="keeping">{t('rights.title')}</h2>
      <div className="keeping-news" ref={news} tabIndex={-1}>
        {changing.said === undefined ? null : <Notice kind="good">{changing.said}</Notice>}
        <ProblemNotice error={changing.error} />
      </div>
      <HowLong shown={shown} />
      <div className="finish-buttons">
        <Button className="button" onPress={() => setAsked('class')}>
          {t('rights.changeClass')}…
        </Button>
        <Button className="button" onPress={() => setAsked('hold')}>
          {t(shown.hold === null ? 'rights.hold' : 'rights.holdReview')}…
        </Button>
        {shown.hold === null ? null : (
          <Button className="button" onPress={() => setAsked('lift')}>
            {t('rights.lift')}…
          </Button>
        )}
        {shown.erasure === null ? (
          <BusyButton
            isBusy={changing.isBusy}
            onPress={() => changing.change(() => noteErasure(shown.id), t('rights.erasureNoted'))}
          >
            {t('rights.noteErasure')}
          </BusyButton>
        ) : null}
        <ExportButton shown={shown} />
      </div>
      {Dialog === undefined ? null : (
        <Dialog shown={shown} changing={changing} onClose={() => setAsked(undefined)} />
      )}
    </section>
  );
}

function HowLong({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { retention, hold } = shown;
  return (
    <>
      {hold === null ? null : (
        <Notice kind="info" standing>
          <p>
            <strong>{t('rights.held')}</strong>
          </p>
          <p className="keeping-reason">{hold.reason}</p>
          <p>{t('rights.heldBy', { name: hold.owner, date: format.date(hold.reviewOn) })}</p>
        </Notice>
      )}
      <Terms>
        <Term name={t('rights.class')}>
          {label('retention_class', retention.class)}
          {retention.byDefault ? <span className="soft"> ({t('rights.byDefault')})</span> : null}
        </Term>
        <Term name={t('rights.deleteAfter')}>
          {retention.deleteAfter === null
            ? t('rights.notRunning')
            : format.date(retention.deleteAfter)}
        </Term>
      </Terms>
    </>
  );
}
