import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Term, Terms } from '../../parts/terms.tsx';
import { Corrected } from './corrected.tsx';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the reporter says now, in their own words and not in ours. */
export function Said({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { story, when, ongoing, place, grounds, domain } = shown.said;
  const moment = ISO_DAY.test(when) ? format.date(when) : when;
  return (
    <section className="card" aria-labelledby="said">
      <h2 id="said">{t('case.said')}</h2>
      {story === '' ? (
        <p className="soft">{t('case.noStory')}</p>
      ) : (
        <blockquote className="story" lang={shown.language} dir="auto">
          {story}
        </blockquote>
      )}
      <Terms>
        <Term name={t('case.when')}>
          {[moment, ongoing ? t('case.ongoing') : ''].filter(Boolean).join(' · ')}
        </Term>
        <Term name={t('case.place')}>{place}</Term>
        <Term name={t('case.saidGrounds')}>
          {grounds.map((ground) => label('ground', ground)).join(', ')}
        </Term>
        <Term name={t('case.saidDomain')}>{domain === '' ? '' : label('domain', domain)}</Term>
      </Terms>
      <Corrected shown={shown} />
    </section>
  );
}
