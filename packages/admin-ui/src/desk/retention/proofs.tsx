import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Deletion } from '../../api/retention.ts';
import { townDay } from '../../format/town-day.ts';
import { useFormat } from '../../format/use-format.ts';
import { saveFile } from '../../parts/save-file.ts';

/** Everything that was ever deleted, with the signed proof of it. */
export function Proofs({ deletions }: { deletions: readonly Deletion[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const save = ({ at, proof }: Deletion) =>
    saveFile(`${t('retention.proofFile')}-${townDay(new Date(at))}.jws`, proof);
  return (
    <section className="card" aria-labelledby="proofs">
      <h2 id="proofs">{t('retention.proofs')}</h2>
      <p>{t(deletions.length === 0 ? 'retention.proofsNone' : 'retention.proofsText')}</p>
      <ul className="records">
        {deletions.map((deletion) => (
          <li key={deletion.id} className="record">
            <p className="record-name">{format.moment(deletion.at)}</p>
            <p>{t('retention.cases', { count: deletion.cases })}</p>
            <p>{t(`retention.because.${deletion.cause}`)}</p>
            <Button className="button" onPress={() => save(deletion)}>
              {t('retention.proofSave')}
              <span className="only-aloud">{format.moment(deletion.at)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
