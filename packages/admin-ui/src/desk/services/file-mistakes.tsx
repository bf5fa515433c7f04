import { useTranslation } from 'react-i18next';
import type { ImportMistakes, Mistake } from '../../api/services.ts';
import { Notice } from '../../parts/notice.tsx';

/** Everything that is wrong with a file, and where: for whoever made it. */
export function FileMistakes({ found }: { found: ImportMistakes }) {
  const { t } = useTranslation();
  const { mistakes, total } = found;
  return (
    <>
      <Notice kind="problem">
        <p>{t('problem.import-invalid')}</p>
      </Notice>
      <div className="services-mistakes">
        <table className="table">
          <caption>{t('services.file.mistakes', { count: total })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('services.file.where')}</th>
              <th scope="col">{t('services.file.place')}</th>
              <th scope="col">{t('services.file.what')}</th>
            </tr>
          </thead>
          <tbody>
            {mistakes.map((mistake) => (
              <MistakeRow
                key={`${mistake.service} ${mistake.place} ${mistake.kind} ${mistake.detail}`}
                mistake={mistake}
              />
            ))}
          </tbody>
        </table>
      </div>
      {total === mistakes.length ? null : (
        <p className="soft">{t('services.file.listed', { count: mistakes.length })}</p>
      )}
    </>
  );
}

function MistakeRow({ mistake }: { mistake: Mistake }) {
  const { t } = useTranslation();
  const { service, place, kind, detail } = mistake;
  return (
    <tr>
      <th scope="row">
        <bdi>{service}</bdi>
      </th>
      <td dir="ltr" translate="no">
        {place}
      </td>
      <td>{t(`services.mistake.${kind}`, { detail })}</td>
    </tr>
  );
}
