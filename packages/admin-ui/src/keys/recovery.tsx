import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { useSession } from '../access/use-session.ts';
import { type Keys, keysQuery, makeRecoverySheet } from '../api/keys.ts';
import { useFormat } from '../format/use-format.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { SheetOnce } from './sheet-once.tsx';

/** The recovery sheet: whether there is one, whether it was tried out, and a new one. */
export function Recovery({ recovery }: { recovery: Keys['recovery'] }) {
  const { t } = useTranslation();
  const { role } = useSession().node;
  const client = useQueryClient();
  const freshly = useFreshly();
  const [asking, setAsking] = useState(false);
  const making = useMutation({
    mutationFn: () => freshly(makeRecoverySheet),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery.queryKey }),
    onSettled: () => setAsking(false),
  });
  if (making.data !== undefined) {
    return <SheetOnce sheet={making.data} onKept={() => making.reset()} />;
  }
  const make = recovery === null ? 'keys.makeSheet' : 'keys.makeNewSheet';
  return (
    <section className="card" aria-labelledby="recovery">
      <h2 id="recovery">{t('keys.recovery')}</h2>
      <p>{t(`keys.recoveryText.${role}`)}</p>
      <SheetState recovery={recovery} />
      <ProblemNotice error={making.error} />
      <Button
        className="button"
        data-kind={recovery === null ? 'main' : undefined}
        onPress={() => setAsking(true)}
      >
        {t(make)}…
      </Button>
      <ConfirmDialog
        title={t(make)}
        confirm={t('keys.makeConfirm')}
        isOpen={asking}
        isBusy={making.isPending}
        onConfirm={making.mutate}
        onClose={() => setAsking(false)}
      >
        <p>{t('keys.makeText')}</p>
        {recovery === null ? null : <p>{t('keys.makeReplaces')}</p>}
      </ConfirmDialog>
    </section>
  );
}

function SheetState({ recovery }: { recovery: Keys['recovery'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (recovery === null) {
    return (
      <Notice kind="warning" standing>
        {t('keys.noSheet')}
      </Notice>
    );
  }
  const { madeAt, drilledAt, whole } = recovery;
  return (
    <>
      {whole ? null : (
        <Notice kind="warning" standing>
          {t('keys.notWhole')}
        </Notice>
      )}
      <p>{t('keys.sheetMade', { date: format.date(madeAt) })}</p>
      <p>
        {drilledAt === null
          ? t('keys.neverDrilled')
          : t('keys.drilled', { date: format.date(drilledAt), age: format.age(drilledAt) })}
      </p>
      <h3>{t('keys.drillTitle')}</h3>
      <p>{t('keys.drillText')}</p>
      <p className="code-line" translate="no" dir="ltr">
        nabij recover --drill
      </p>
    </>
  );
}
