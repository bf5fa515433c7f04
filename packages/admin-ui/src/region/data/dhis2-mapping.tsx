import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf, type MappingFault, mappingQuery, setMapping } from '../../api/open-data.ts';
import { problemOf, type RequestProblem } from '../../api/request.ts';
import { useFormat } from '../../format/use-format.ts';
import { FileField } from '../../parts/file-field.tsx';
import { Notice } from '../../parts/notice.tsx';

type Told = 'kept' | 'not-json' | { problem: RequestProblem; faults: MappingFault[] };

/** Which objects of DHIS2 the numbers belong to: a file that a keeper brings. */
export function Dhis2Mapping() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const { data } = useQuery(mappingQuery);
  const [told, setTold] = useState<Told>();

  async function bring(file: File | undefined) {
    if (file === undefined) return;
    setTold(await sendFile(file));
    await client.invalidateQueries({ queryKey: mappingQuery.queryKey });
  }

  if (data === undefined) return null;
  return (
    <>
      <h3>{t('openData.dhis.mapping')}</h3>
      <p>
        {data.setAt === null
          ? t('openData.dhis.noMapping')
          : t('openData.dhis.setAt', { date: format.date(data.setAt) })}
      </p>
      <p className="data-names">
        {t('openData.dhis.towns', {
          names: data.towns.map(({ name, code }) => `${name} = ${code}`).join(', '),
        })}
      </p>
      <FileField
        label={t('openData.dhis.upload')}
        accept="application/json,.json"
        onChoose={(file) => void bring(file)}
      />
      <ToldNotice told={told} />
    </>
  );
}

function ToldNotice({ told }: { told: Told | undefined }) {
  const { t } = useTranslation();
  if (told === undefined) return null;
  if (told === 'kept') return <Notice kind="good">{t('openData.dhis.kept')}</Notice>;
  if (told === 'not-json') return <Notice kind="problem">{t('openData.dhis.notJson')}</Notice>;
  return (
    <Notice kind="problem">
      <p>{t(`problem.${told.problem}`)}</p>
      {told.faults.length === 0 ? null : (
        <ul className="data-names">
          {told.faults.map(({ at, why }) => (
            <li key={at}>{t(`openData.dhis.fault.${why}`, { at })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

async function sendFile(file: File): Promise<Told> {
  const mapping = await file.text().then(parsed, () => undefined);
  if (mapping === undefined) return 'not-json';
  try {
    await setMapping(mapping);
    return 'kept';
  } catch (error) {
    return { problem: problemOf(error), faults: faultsOf(error) };
  }
}

function parsed(text: string): unknown {
  try {
    const found: unknown = JSON.parse(text);
    return found ?? undefined;
  } catch {
    return undefined;
  }
}
