import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../../api/cases.ts';
import { choicesQuery } from '../../api/lists.ts';
import { Notice } from '../../parts/notice.tsx';
import { AskedNews } from './asked-news.tsx';
import { useLive } from './use-live.ts';
import './live.css';

/** An answer to one's own act may come after the news of it, and a short break is no news. */
const PATIENCE_MS = 2_000;

/** What colleagues ask meanwhile, what happens to the case on the screen, who else looks at it. */
export function LiveNews() {
  const { caseId } = useParams({ strict: false });
  const { version, present, isAway } = useLive(caseId);
  return (
    <div className="live">
      <Away isAway={isAway} />
      <AskedNews caseId={caseId} />
      {caseId === undefined ? null : (
        <>
          <Present ids={present} />
          <Changed caseId={caseId} version={version} />
        </>
      )}
    </div>
  );
}

/** A node that starts again is back in a moment: only what lasts is told. */
function Away({ isAway }: { isAway: boolean }) {
  const { t } = useTranslation();
  return useLater(isAway) ? <Notice kind="info">{t('live.away')}</Notice> : null;
}

function Present({ ids }: { ids: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery({ ...choicesQuery, enabled: ids.length > 0 });
  if (ids.length === 0) return null;
  const known = new Map(data?.colleagues.map(({ id, name }) => [id, name]));
  const names = ids.map((id) => known.get(id) ?? t('live.colleague'));
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <Notice kind="info">
      {t('live.present', { count: ids.length, names: list.format(names) })}
    </Notice>
  );
}

function Changed({ caseId, version }: { caseId: string; version: number | 'gone' | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // looks at what the page has, and asks for nothing itself
  const { data } = useQuery({ ...caseQuery(caseId), enabled: false });
  const isNewer = useLater(
    version !== undefined && data !== undefined && (version === 'gone' || version > data.version),
  );
  if (!isNewer) return null;
  return (
    <Notice kind="warning">
      <p>{t(version === 'gone' ? 'live.gone' : 'live.changed')}</p>
      {version === 'gone' ? null : (
        <Button
          className="button"
          onPress={() => void client.refetchQueries({ queryKey: caseQuery(caseId).queryKey })}
        >
          {t('live.show')}
        </Button>
      )}
    </Notice>
  );
}

/** The same a little later, if it is still so; at once when it no longer is. */
function useLater(is: boolean): boolean {
  const [was, setWas] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWas(is), is ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [is]);
  return is && was;
}
