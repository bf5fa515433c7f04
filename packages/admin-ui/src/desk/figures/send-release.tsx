import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type ReleasePreview, releasesQuery, sendRelease } from '../../api/releases.ts';
import { problemOf } from '../../api/request.ts';
import { useFormat } from '../../format/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';

interface Props {
  preview: ReleasePreview;
  isHeld: boolean;
}

/** The button that lets the figures leave, once somebody said yes to exactly these. */
export function SendRelease({ preview, isHeld }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const news = useRef<HTMLDivElement>(null);
  // the digest of what was on the screen when it was asked: what changes meanwhile is refused
  const [asked, setAsked] = useState<string>();
  const period = format.period(preview.period);
  const shown = preview.state === 'ready' || preview.state === 'left' ? preview : undefined;
  const sending = useMutation({
    mutationFn: (digest: string) => sendRelease(preview.period, digest),
    onSettled: async () => {
      setAsked(undefined);
      // The previews are kept under the same key, and go with the list.
      await client.invalidateQueries({ queryKey: releasesQuery.queryKey });
    },
  });
  const changed = sending.error !== null && problemOf(sending.error) === 'release-changed';
  const said = sending.isSuccess ? t('figures.released', { period }) : undefined;
  useKeptFocus(news, changed ? 'release-changed' : said);
  return (
    <div className="send" ref={news} tabIndex={-1}>
      {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      {shown?.due && !isHeld ? (
        <Button className="button" data-kind="main" onPress={() => setAsked(shown.digest)}>
          {t('preview.send')}…
        </Button>
      ) : null}
      {changed ? <Notice kind="warning">{t('preview.changed')}</Notice> : null}
      {changed ? null : <ProblemNotice error={sending.error} />}
      <ConfirmDialog
        title={t('preview.sendTitle', { period })}
        confirm={t('preview.sendConfirm')}
        isOpen={asked !== undefined}
        isBusy={sending.isPending}
        onConfirm={() => {
          if (asked !== undefined && !sending.isPending) sending.mutate(asked);
        }}
        onClose={() => setAsked(undefined)}
      >
        <p>{t('preview.sendText')}</p>
      </ConfirmDialog>
    </div>
  );
}
