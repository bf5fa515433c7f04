import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import {
  type ConsentOfHandover,
  type HandoverConsent,
  type HandoverPoint,
  lookAgain,
  noteHandoverConsent,
} from '../../../api/handovers.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Notice } from '../../../parts/notice.tsx';
import { PartsInWords } from '../../handover/parts-list.tsx';
import { ChangeNews } from '../change-news.tsx';
import { NoteConsentDialog } from './note-consent-dialog.tsx';

/** The reporter said it with the code, and nobody between. */
const BY_CODE = 'WEB';

interface Props {
  shown: CaseDetail;
  point: HandoverPoint;
  parts: readonly string[];
  consent: HandoverConsent | undefined;
}

/** The reporter's yes to this point and these parts: asked on their page, or noted. */
export function ConsentStep({ shown, point, parts, consent }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [noting, setNoting] = useState(false);
  const [said, setSaid] = useState<string>();
  const sending = useMutation({
    mutationFn: (wanted: ConsentOfHandover) => noteHandoverConsent(shown.id, wanted),
    onMutate: () => setSaid(undefined),
    // the button that was pressed is gone by that: only then the news takes the focus
    onSuccess: async ({ state }) => {
      await lookAgain(client, shown.id);
      setNoting(false);
      setSaid(t(state === 'asked' ? 'handover.askDone' : 'handover.noteDone'));
    },
    onError: () => lookAgain(client, shown.id),
  });
  const to = point.entityId;
  const isGiven = consent?.state === 'given' && consent.mayOffer;
  return (
    <section className="card" aria-labelledby="reporters-yes">
      <h2 id="reporters-yes">{t('handover.step.consent')}</h2>
      <ChangeNews changing={{ said, error: noting ? null : sending.error }} />
      <p>{t('handover.consentFor', { name: point.name })}</p>
      <p>
        <strong>
          <PartsInWords parts={parts} />
        </strong>
      </p>
      <ConsentState consent={consent} />
      {isGiven ? null : (
        <div className="buttons">
          {consent?.state === 'asked' ? null : (
            <BusyButton
              isBusy={sending.isPending}
              onPress={() => sending.mutate({ id: crypto.randomUUID(), to, parts, state: 'asked' })}
            >
              {t('handover.ask')}
            </BusyButton>
          )}
          <Button className="button" onPress={() => setNoting(true)}>
            {t('handover.note')}
          </Button>
        </div>
      )}
      {noting ? (
        <NoteConsentDialog
          name={point.name}
          isBusy={sending.isPending}
          error={sending.error}
          onConfirm={(told) => sending.mutate({ to, parts, state: 'given', ...told })}
          onClose={() => setNoting(false)}
        />
      ) : null}
    </section>
  );
}

function ConsentState({ consent }: { consent: HandoverConsent | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  if (consent === undefined) return <p>{t('handover.consent.none')}</p>;
  const { state, at, decidedAt, manner } = consent;
  const date = format.date(decidedAt ?? at);
  if (state === 'given') {
    return (
      <Notice kind="good" standing>
        <p>
          {manner === null || manner === BY_CODE
            ? t('handover.consent.self', { date })
            : t('handover.consent.given', { date, how: label('channel', manner) })}
        </p>
      </Notice>
    );
  }
  return (
    <Notice kind={state === 'asked' ? 'info' : 'warning'} standing>
      <p>{t(`handover.consent.${state}`, { date })}</p>
    </Notice>
  );
}
