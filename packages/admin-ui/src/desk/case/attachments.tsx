import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { attachmentAddress, type CaseDetail, type CaseFile } from '../../api/cases.ts';
import { useFormat } from '../../format/use-format.ts';
import { AttachmentView, isShown } from './attachment-view.tsx';

/** The files of a case: pictures, sound and text are shown here, everything can be saved. */
export function Attachments({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="attachments">
      <h2 id="attachments">{t('files.title')}</h2>
      {shown.attachments.length === 0 ? (
        <p className="soft">{t('files.none')}</p>
      ) : (
        <>
          <ul className="files">
            {shown.attachments.map((file) => (
              <FileItem key={file.id} caseId={shown.id} file={file} />
            ))}
          </ul>
          <p className="field-help">{t('files.help')}</p>
        </>
      )}
    </section>
  );
}

function FileItem({ caseId, file }: { caseId: string; file: CaseFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const who = file.by ?? (file.sender === 'reporter' ? t('case.reporter') : t('case.worker'));
  return (
    <li className="file">
      <div>
        <p className="file-name">
          <bdi>{file.name}</bdi>
        </p>
        <p className="soft">
          {t(`files.kind.${kindOf(file.type)}`)} · {format.size(file.bytes)} · {who} ·{' '}
          <time dateTime={file.at}>{format.moment(file.at)}</time>
        </p>
      </div>
      <div className="buttons">
        {isShown(file.type) ? (
          <Button
            className="button"
            // looking is possible at any time
            isDisabled={false}
            aria-label={t('letters.file.showNamed', { name: file.name })}
            onPress={() => setOpen(true)}
          >
            {t('letters.file.show')}
          </Button>
        ) : null}
        <a
          className="button"
          href={attachmentAddress(caseId, file.id)}
          download
          aria-label={t('files.downloadNamed', { name: file.name })}
        >
          {t('files.download')}
        </a>
      </div>
      {isOpen ? (
        <AttachmentView caseId={caseId} file={file} onClose={() => setOpen(false)} />
      ) : null}
    </li>
  );
}

function kindOf(type: string) {
  if (type.startsWith('image/')) return 'picture';
  if (type.startsWith('audio/')) return 'sound';
  return type === 'application/pdf' ? 'pdf' : 'text';
}
