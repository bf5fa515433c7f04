import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import type { CaseDetail } from '../../api/cases.ts';
import { exportCase } from '../../api/rights.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { saveFile } from '../../parts/save-file.ts';

/** Saves everything about the reporter as a file, with notes apart for the worker to judge. */
export function ExportButton({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const freshly = useFreshly();
  const exporting = useMutation({
    mutationFn: () => freshly(() => exportCase(shown.id)),
    onSuccess: (copy) => {
      const name = t('rights.exportFile', { number: shown.number });
      saveFile(`${name}.json`, JSON.stringify(copy, null, 2), 'application/json');
    },
    // it holds everything: nothing of it stays in the page
    gcTime: 0,
  });
  return (
    <>
      <BusyButton
        isBusy={exporting.isPending}
        // what is known of somebody is theirs at any time
        isDisabled={false}
        aria-describedby="export-help"
        onPress={() => exporting.mutate()}
      >
        {t('rights.export')}
      </BusyButton>
      <p className="field-help" id="export-help">
        {t('rights.exportHelp')}
      </p>
      <ProblemNotice error={exporting.error} />
    </>
  );
}
