import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, caseQuery } from '../../api/cases.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { saveFile } from '../../parts/save-file.ts';

/** A case that is gone: all that is left is the proof. */
export function Erased({ shown, proof }: { shown: CaseDetail; proof: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, number } = shown;
  // what was on the screen is forgotten with it
  useEffect(() => () => client.removeQueries({ queryKey: caseQuery(id).queryKey }), [client, id]);
  return (
    <>
      <PageHeading title={t('rights.goneTitle', { number })} />
      <Notice kind="good">
        <p>{t('rights.gone')}</p>
      </Notice>
      <section className="card" aria-labelledby="proof">
        <h2 id="proof">{t('rights.proof')}</h2>
        <p>{t('rights.proofText')}</p>
        <p className="proof-text">{proof}</p>
        <Button
          className="button"
          onPress={() => saveFile(`${t('retention.proofFile')}.jws`, proof)}
        >
          {t('retention.proofSave')}
        </Button>
      </section>
    </>
  );
}
