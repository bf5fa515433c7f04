import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Term, Terms } from '../../parts/terms.tsx';

/** The coded answers of the filing. */
export function Facts({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{t('case.facts')}</h2>
      <Terms>
        <Term name={t('case.subject')}>{label('subject', shown.subject)}</Term>
        <Term name={t('case.request')}>{label('request_type', shown.request)}</Term>
        <Term name={t('case.anonymity')}>{label('anonymity', shown.anonymity)}</Term>
        <Term name={t('case.residence')}>{label('residence', shown.residence)}</Term>
        <Term name={t('case.channel')}>{label('channel', shown.channel)}</Term>
        <Term name={t('case.language')}>{format.language(shown.language)}</Term>
      </Terms>
    </section>
  );
}
