import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { TownTerm } from '../../../api/town-terms.ts';
import { useNow } from '../../../format/node-clock.ts';
import { useFormat } from '../../../format/use-format.ts';
import { TownTermDialog } from './town-term-dialog.tsx';

interface Props {
  term: TownTerm;
  onSaved: (terms: TownTerm[]) => void;
}

/** One term: what holds now, and what holds for complaints from a later day. */
export function TownTermItem({ term, onSaved }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [setting, setSetting] = useState(false);
  const step = t(`terms.step.${term.step}`);
  const now = useNow().getTime();
  return (
    <li className="town-term">
      <p>
        <strong>{step}</strong>
      </p>
      <p>
        {t('townTerms.now', { count: term.days })} ·{' '}
        {term.isOwn ? t('townTerms.isOwn') : t('townTerms.isPromise')}
        {term.extensionDays === null
          ? null
          : ` · ${t('townTerms.nowLonger', { count: term.extensionDays })}`}
      </p>
      {term.set
        .filter(({ since }) => Date.parse(since) > now)
        .map(({ since, days }) => (
          <p key={since} className="soft">
            {t('townTerms.from', { date: format.date(since), count: days })}
          </p>
        ))}
      <Button
        className="button"
        aria-label={t('townTerms.setNamed', { step })}
        onPress={() => setSetting(true)}
      >
        {t('townTerms.set')}…
      </Button>
      {setting ? (
        <TownTermDialog term={term} onSaved={onSaved} onClose={() => setSetting(false)} />
      ) : null}
    </li>
  );
}
