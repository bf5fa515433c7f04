import { useTranslation } from 'react-i18next';
import { METHODS, type Warnings } from '../../api/region.ts';
import { useFigureWords } from './use-figure-words.ts';
import type { WarningSummary } from './warning-summary.ts';

/** Where each method was published. */
const PAPERS = {
  farrington: ['https://doi.org/10.2307/2983331', 'https://doi.org/10.1002/sim.5595'],
  'ears-c2': ['https://pmc.ncbi.nlm.nih.gov/articles/PMC3456557/'],
  'ears-c1': ['https://pmc.ncbi.nlm.nih.gov/articles/PMC3456557/'],
  exceedance: ['https://doi.org/10.1016/j.jspi.2010.11.021'],
} as const;

interface Props {
  warnings: Warnings;
  summary: WarningSummary;
}

/** How it was reckoned, how often that warns of nothing, and what it does not mean. */
export function WarningMethods({ warnings, summary }: Props) {
  const { t } = useTranslation();
  const words = useFigureWords();
  const all = Object.values(warnings.codes);
  const used = METHODS.filter((name) => all.some(({ method }) => method === name));
  const { judged, falseExpected } = summary;
  const expected = words.rate(falseExpected);
  return (
    <details>
      <summary>{t('trend.warning.how')}</summary>
      <p>{t('trend.warning.howText')}</p>
      <ul>
        {used.map((method) => (
          <li key={method}>
            <strong>{t(`trend.warning.methods.${method}.name`)}</strong>:{' '}
            {t(`trend.warning.methods.${method}.text`)}{' '}
            {PAPERS[method].map((paper, at) => (
              <a key={paper} href={paper} rel="noreferrer">
                {t('trend.warning.paper', { which: PAPERS[method].length > 1 ? at + 1 : '' })}
              </a>
            ))}
          </li>
        ))}
      </ul>
      <p>{t('trend.warning.falseInAll', { count: judged, expected })}</p>
      <p>{t('trend.warning.simulated')}</p>
      <p>{t('trend.warning.notMeans')}</p>
    </details>
  );
}
