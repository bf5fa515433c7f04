import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { attachmentAddress, type CaseFile } from '../../api/cases.ts';
import { send } from '../../api/request.ts';
import { QueryState } from '../../parts/query-state.tsx';
import './attachment-view.css';

interface Props {
  caseId: string;
  file: CaseFile;
  onClose: () => void;
}

/** Whether the desk shows files of this type; a document is saved, as a viewer runs what is in it. */
export function isShown(type: string): boolean {
  return /^(?:image\/|audio\/|text\/plain$)/.test(type);
}

/** A file of a case on the screen. It is fetched when somebody asks for it, and the node notes that. */
export function AttachmentView({ caseId, file, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-frame attachment-frame">
        <Dialog className="dialog">
          <Heading slot="title" level={2}>
            <bdi>{file.name}</bdi>
          </Heading>
          <div className="dialog-body attachment-body">
            <Content address={`${attachmentAddress(caseId, file.id)}/view`} file={file} />
          </div>
          <div className="dialog-buttons">
            <Button className="button" onPress={onClose} autoFocus>
              {t('letters.file.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Content({ address, file }: { address: string; file: CaseFile }) {
  const { t } = useTranslation();
  if (file.type.startsWith('image/')) {
    return <img src={address} alt={t('letters.file.picture', { name: file.name })} />;
  }
  if (file.type.startsWith('audio/')) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what somebody recorded has no captions
      <audio
        controls
        src={address}
        preload="auto"
        aria-label={t('letters.file.sound', { name: file.name })}
      />
    );
  }
  return <TextOf address={address} />;
}

function TextOf({ address }: { address: string }) {
  const query = useQuery({
    queryKey: ['file', address],
    // fetched once for every look: each is noted
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: async ({ signal }) => (await send(address, { signal })).text(),
  });
  if (query.data === undefined) return <QueryState query={query} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <pre className="attachment-text" dir="auto" tabIndex={0}>
      {query.data}
    </pre>
  );
}
