import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportServices,
  type ImportMode,
  importServices,
  mistakesOf,
  servicesQuery,
} from '../../api/services.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { FileChoice } from './file-choice.tsx';
import { FileMistakes } from './file-mistakes.tsx';
import { WouldChange } from './would-change.tsx';

/** The whole list in and out, as HSDS 3. A file is looked at first: nobody is surprised. */
export function ServicesFile() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const news = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState<File>();
  const [mode, setMode] = useState<ImportMode>('add');
  const looking = useMutation({
    mutationFn: (it: { file: File; mode: ImportMode }) =>
      importServices(it.file, { mode: it.mode, check: true }),
  });
  const taking = useMutation({
    mutationFn: (it: { file: File; mode: ImportMode }) =>
      importServices(it.file, { mode: it.mode, check: false }),
    onSuccess: () => {
      setFile(undefined);
      looking.reset();
      return client.invalidateQueries({ queryKey: servicesQuery.queryKey });
    },
  });
  const saving = useMutation({
    mutationFn: exportServices,
    onSuccess: (list) =>
      saveFile('services.json', JSON.stringify(list, null, 2), 'application/json'),
  });
  const said = taking.isSuccess ? t('services.file.done') : undefined;
  useKeptFocus(news, said);
  const look = (chosen: File | undefined, how: ImportMode) => {
    setFile(chosen);
    setMode(how);
    taking.reset();
    looking.reset();
    if (chosen !== undefined) looking.mutate({ file: chosen, mode: how });
  };
  const error = taking.error ?? looking.error;
  const mistakes = mistakesOf(error);
  return (
    <section className="card" aria-labelledby="services-file">
      <h2 id="services-file">{t('services.file.title')}</h2>
      <p>{t('services.file.text')}</p>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      </div>
      <BusyButton isBusy={saving.isPending} onPress={() => saving.mutate()}>
        {t('services.file.export')}
      </BusyButton>
      <ProblemNotice error={saving.error} />
      <FileChoice
        mode={mode}
        onChoose={(one) => look(one, mode)}
        onMode={(how) => look(file, how)}
      />
      <p role="status">{looking.isPending ? t('services.file.looking') : null}</p>
      {mistakes === undefined ? <ProblemNotice error={error} /> : <FileMistakes found={mistakes} />}
      {file === undefined || looking.data === undefined ? null : (
        <WouldChange
          changes={looking.data}
          isBusy={taking.isPending}
          onConfirm={() => {
            if (!taking.isPending) taking.mutate({ file, mode });
          }}
        />
      )}
    </section>
  );
}
