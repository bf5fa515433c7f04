import { useTranslation } from 'react-i18next';
import type { Member, Refusal } from '../../api/members.ts';
import { upperFirst } from '../../format/upper-first.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { useRefusalWords } from '../../parts/use-refusal-words.ts';

/** What of a town was not taken since something of it was taken last, and why. */
export function Refusals({ town, refusals }: { town: Member; refusals: readonly Refusal[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const inWords = useRefusalWords();
  const { receivedAt } = town;
  const open = refusals.filter(
    ({ url, at }) => url === town.url && (receivedAt === null || at > receivedAt),
  );
  if (open.length === 0) return null;
  return (
    <>
      <p className="mark">
        <Icon name="warning" />
        <strong>{t('refused.last')}</strong>
      </p>
      <ul className="plain-points">
        {open.map(({ period, problem, at }) => (
          <li key={`${period}`}>
            {t('refused.what', {
              what: period === null ? t('refused.message') : upperFirst(format.period(period)),
              moment: format.moment(at),
              reason: inWords(problem) ?? problem,
            })}
          </li>
        ))}
      </ul>
      <p>{t('refused.call')}</p>
    </>
  );
}
