import { Link } from '@tanstack/react-router';
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
        <Term name={t('case.role')}>{label('reporter_role', shown.role)}</Term>
        <Term name={t('case.channel')}>{label('channel', shown.channel)}</Term>
        {shown.filedBy === null ? null : <Term name={t('case.filedBy')}>{shown.filedBy}</Term>}
        <Term name={t('case.language')}>{format.language(shown.language)}</Term>
        {shown.earlier === null ? null : (
          <Term name={t('case.earlier')}>
            <Link to="/desk/cases" search={{ state: 'all', q: String(shown.earlier) }}>
              {t('cases.open', { number: shown.earlier })}
            </Link>
          </Term>
        )}
        <Term name={t('case.notice')}>{t(shown.notice ? 'case.noticeYes' : 'case.noticeNo')}</Term>
      </Terms>
    </section>
  );
}
