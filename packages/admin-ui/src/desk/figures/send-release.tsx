import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import {
  previewQuery,
  type ReleasePreview,
  releasesQuery,
  sendRelease,
} from '../../api/releases.ts';
import { problemOf } from '../../api/request.ts';
import { useFormat } from '../../format/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';

/** The button that lets the figures leave, once somebody said yes to exactly these. */
export function SendRelease({ preview }: { preview: ReleasePreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const period = format.period(preview.period);
  const sending = useMutation({
    mutationFn: () => sendRelease(preview.period, preview.digest),
    onSettled: async () => {
      setAsking(false);
      await client.invalidateQueries({ queryKey: releasesQuery.queryKey });
      await client.invalidateQueries({ queryKey: previewQuery(preview.period).queryKey });
    },
  });
  const changed = sending.error !== null && problemOf(sending.error) === 'release-changed';
  return (
    <div className="send">
      {sending.isSuccess ? (
        <Notice kind="good">{t('figures.released', { period })}</Notice>
      ) : (
        <Button className="button" data-kind="main" onPress={() => setAsking(true)}>
          {t('preview.send')}…
        </Button>
      )}
      {changed ? <Notice kind="warning">{t('preview.changed')}</Notice> : null}
      {changed ? null : <ProblemNotice error={sending.error} />}
      <ConfirmDialog
        title={t('preview.sendTitle', { period })}
        confirm={t('preview.sendConfirm')}
        isOpen={asking}
        isBusy={sending.isPending}
        onConfirm={() => sending.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{t('preview.sendText')}</p>
      </ConfirmDialog>
    </div>
  );
}
