import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import { type SavedFile, SHEET_FORMATS, type SheetFormat } from '../../api/papers.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { saveFile } from '../../parts/save-file.ts';

/** Buttons that save the same table in several formats. */
export function SaveAs({ fetchFile }: { fetchFile: (format: SheetFormat) => Promise<SavedFile> }) {
  const { t } = useTranslation();
  const freshly = useFreshly();
  const saving = useMutation({
    mutationFn: (format: SheetFormat) => freshly(() => fetchFile(format)),
    onSuccess: ({ name, content }) => saveFile(name, content),
    // nothing of it stays in the page
    gcTime: 0,
  });
  return (
    <>
      <div className="buttons">
        {SHEET_FORMATS.map((format) => (
          <BusyButton
            key={format}
            isBusy={saving.isPending && saving.variables === format}
            onPress={() => saving.mutate(format)}
          >
            {t(`papers.saveAs.${format}`)}
          </BusyButton>
        ))}
      </div>
      <ProblemNotice error={saving.error} />
    </>
  );
}
