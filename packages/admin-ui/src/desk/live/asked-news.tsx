import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type AskedDecision, askedQuery } from '../../api/decisions.ts';
import { Notice } from '../../parts/notice.tsx';

/** Says that a colleague asked for a second decision since this window was opened. */
export function AskedNews({ caseId }: { caseId: string | undefined }) {
  const { t } = useTranslation();
  const { data } = useQuery(askedQuery('mine'));
  const [known, setKnown] = useState<ReadonlySet<string>>();
  const proposals = data?.asked.filter(({ kind }) => kind === 'proposal') ?? [];
  // what waited already stands in Today, and is no news
  if (data !== undefined && known === undefined) setKnown(idsOf(proposals));
  const news = proposals.filter(({ id }) => known !== undefined && !known.has(id));
  // who looks at the case sees it there
  const elsewhere = news.filter((one) => one.caseId !== caseId);
  if (elsewhere.length === 0) return null;
  return (
    <Notice kind="info">
      <p>
        {t('live.asked')}{' '}
        {elsewhere.map((one) => (
          <span key={one.id}>
            <Link
              to="/desk/cases/$caseId"
              params={{ caseId: one.caseId }}
              aria-label={t('cases.open', { number: one.number })}
            >
              {one.number}
            </Link>{' '}
          </span>
        ))}
      </p>
      <Button className="button" onPress={() => setKnown(idsOf(proposals))}>
        {t('live.hide')}
      </Button>
    </Notice>
  );
}

function idsOf(all: readonly AskedDecision[]): ReadonlySet<string> {
  return new Set(all.map(({ id }) => id));
}
