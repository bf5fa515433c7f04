import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/members.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { useRefusalWords } from '../../parts/use-refusal-words.ts';
import type { Report } from './report-of.ts';

interface Props {
  refusal: Refusal | undefined;
  report: Report;
}

/** That a table of this quarter came and was not taken, as long as no good one came after it. */
export function RefusedMark({ refusal, report }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const inWords = useRefusalWords();
  if (refusal === undefined || (report.kind === 'reported' && report.at >= refusal.at)) return null;
  const { at, problem } = refusal;
  return (
    <p className="mark">
      <Icon name="warning" />
      <span>
        {t('refused.came', { moment: format.moment(at), reason: inWords(problem) ?? problem })}{' '}
        {t('refused.call')}
      </span>
    </p>
  );
}
