import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/lists.ts';
import { useCampaignChange } from '../campaigns/use-campaign-change.ts';
import { ChangeNews } from '../case/change-news.tsx';
import { SeriesDialog } from './series-dialog.tsx';

interface Props {
  picked: readonly CaseRow[];
  onDone: () => void;
}

/** How many cases are chosen, and what can be done with all of them at once. */
export function PickedBar({ picked, onDone }: Props) {
  const { t } = useTranslation();
  const changing = useCampaignChange();
  const [isOpen, setOpen] = useState(false);
  const count = picked.length;
  return (
    <div className="picked">
      <div className="picked-bar" data-any={count === 0 ? undefined : ''}>
        <p role="status">{count === 0 ? null : t('list.picked', { count })}</p>
        {count === 0 ? null : (
          <>
            <Button className="button" onPress={() => setOpen(true)}>
              {t('list.toSeries')}
            </Button>
            <Button className="button" data-kind="quiet" onPress={onDone}>
              {t('list.pickNone')}
            </Button>
          </>
        )}
      </div>
      <ChangeNews changing={{ said: changing.said, error: isOpen ? null : changing.error }} />
      {isOpen && count > 0 ? (
        <SeriesDialog
          picked={picked}
          changing={changing}
          onTagged={onDone}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
