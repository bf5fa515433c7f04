import { useTranslation } from 'react-i18next';
import type { RulePreview } from '../../api/retention.ts';
import { useKeepWords } from '../../format/use-keep-words.ts';
import { Notice } from '../../parts/notice.tsx';

/** What another term would do today, before anybody says yes to it. */
export function TermEffect({ seen }: { seen: RulePreview }) {
  const { t } = useTranslation();
  const words = useKeepWords();
  const { comes, stays, kept } = seen;
  return (
    <Notice kind={comes > 0 ? 'warning' : 'info'}>
      <p>{t('retention.wouldBe', { before: words(seen.before), after: words(seen.after) })}</p>
      {comes > 0 ? <p>{t('retention.comes', { count: comes })}</p> : null}
      {stays > 0 ? <p>{t('retention.staysLonger', { count: stays })}</p> : null}
      {comes + stays === 0 ? <p>{t('retention.noneMoves')}</p> : null}
      {kept > 0 ? <p>{t('retention.keptStill', { count: kept })}</p> : null}
      <p>{t('retention.deletesNothing')}</p>
    </Notice>
  );
}
