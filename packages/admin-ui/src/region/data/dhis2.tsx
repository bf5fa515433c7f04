import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/use-session.ts';
import { catalogueQuery, checkPeriod, type Dhis2Check, dhis2Address } from '../../api/open-data.ts';
import { problemOf, type RequestProblem } from '../../api/request.ts';
import { useFormat } from '../../format/use-format.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { LabelledInput } from '../../parts/labelled-input.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Dhis2Mapping } from './dhis2-mapping.tsx';
import { useTableName } from './table-name.ts';

/** Numbers for a DHIS2 server: first what is in the file and what is not, then the file. */
export function Dhis2() {
  const { t } = useTranslation();
  const session = useSession();
  const catalogue = useQuery(catalogueQuery);
  const [period, setPeriod] = useState('');
  const [found, setFound] = useState<{ period: string; check: Dhis2Check }>();
  const [problem, setProblem] = useState<RequestProblem>();
  const [isBusy, setBusy] = useState(false);

  async function check() {
    setBusy(true);
    setProblem(undefined);
    setFound(undefined);
    try {
      setFound({ period, check: await checkPeriod(period.trim()) });
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  }

  if (catalogue.data === undefined) return null;
  return (
    <section className="card" aria-labelledby="dhis2">
      <h2 id="dhis2">{t('openData.dhis.title')}</h2>
      <p>{t('openData.dhis.lead')}</p>
      {session?.account.role === 'keeper' ? <Dhis2Mapping /> : null}
      <LabelledInput
        label={t('openData.dhis.period')}
        value={period}
        onChange={setPeriod}
        input={{ type: 'text' }}
      />
      <div className="buttons">
        <BusyButton isBusy={isBusy} isDisabled={period.trim() === ''} onPress={() => void check()}>
          {t('openData.dhis.check')}
        </BusyButton>
      </div>
      {problem === undefined ? null : (
        <Notice kind="problem">
          {problem === 'not-found' ? t('openData.dhis.noMapping') : t(`problem.${problem}`)}
        </Notice>
      )}
      {found === undefined ? null : <Found period={found.period} check={found.check} />}
    </section>
  );
}

function Found({ period, check }: { period: string; check: Dhis2Check }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useTableName();
  const { values, hidden, silent, townsMissing, cellsMissing, tablesMissing } = check;
  const towns = townsMissing.map((town) => `${town.name} (${town.code})`).join(', ');
  const tables = tablesMissing.map(named);
  return (
    <div role="status" className="data-names">
      <p>
        {t('openData.dhis.found', {
          values: format.number(values),
          hidden: format.number(hidden),
          silent: format.number(silent),
        })}
      </p>
      {towns === '' ? null : <p>{t('openData.dhis.townsMissing', { names: towns })}</p>}
      {cellsMissing.length === 0 ? null : (
        <p>{t('openData.dhis.cellsMissing', { names: cellsMissing.join(', ') })}</p>
      )}
      {tables.length === 0 ? null : (
        <p>{t('openData.dhis.tablesMissing', { names: tables.join(', ') })}</p>
      )}
      <a className="button" href={dhis2Address(period.trim())} download>
        {t('openData.dhis.save')}
      </a>
    </div>
  );

  function named(path: string): string {
    const [measure = '', table = ''] = path.split('/');
    const known = (['received', 'closed', 'mass'] as const).find((one) => one === measure);
    return known ? `${name(table)} (${t(`openData.measures.${known}`)})` : path;
  }
}
