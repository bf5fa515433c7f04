import { useTranslation } from 'react-i18next';
import type { OfferPreview } from '../../api/handovers.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Term, Terms } from '../../parts/terms.tsx';

/** What the other point sees before it says yes: no name, no story. */
export function OfferFacts({ preview }: { preview: OfferPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { subject, request, language, received, files, bytes } = preview;
  return (
    <Terms>
      <Term name={t('case.subject')}>{label('subject', subject)}</Term>
      {request === undefined ? null : (
        <Term name={t('case.request')}>{label('request_type', request)}</Term>
      )}
      <Term name={t('handover.received')}>{format.month(received)}</Term>
      {language === undefined ? null : (
        <Term name={t('case.language')}>{format.language(language)}</Term>
      )}
      <Term name={t('handover.size')}>
        {t('handover.files', { count: files })} · {format.size(bytes)}
      </Term>
    </Terms>
  );
}
