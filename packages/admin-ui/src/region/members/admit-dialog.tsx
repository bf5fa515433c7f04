import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import {
  admitMember,
  type Found,
  lookAt,
  type MemberRole,
  membersQuery,
  overviewQuery,
} from '../../api/members.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { FoundTown } from './found-town.tsx';
import { type News, wordsFor } from './steps.ts';

interface Props {
  kind: MemberRole;
  /** The address, where it is known already. */
  url: string;
  onDone: (news: News) => void;
  onClose: () => void;
}

/** Two steps: look who is at an address, then compare by telephone what was found. */
export function AdmitDialog({ kind, url, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const freshly = useFreshly();
  const words = wordsFor(kind);
  const [address, setAddress] = useState(url);
  const [found, setFound] = useState<Found>();
  const [tried, setTried] = useState(false);
  const [isHeard, setHeard] = useState(false);
  const isMissing = address.trim() === '';
  const looking = useMutation({
    mutationFn: () => freshly(() => lookAt(address.trim(), kind)),
    onSuccess: (answer) => {
      setFound(answer);
      setTried(false);
    },
  });
  const admitting = useAdmission((town) => {
    onDone({ kind: 'good', words: t(`${words}.admitted`, { town }) });
    onClose();
  });

  function goOn() {
    setTried(true);
    if (found === undefined) {
      if (!isMissing) looking.mutate();
    } else if (isHeard) admitting.mutate(found);
  }

  return (
    <ConfirmDialog
      title={t(`${words}.admitTitle`)}
      confirm={t(found === undefined ? 'members.lookThere' : 'members.admitConfirm')}
      isOpen
      isBusy={looking.isPending || admitting.isPending}
      onConfirm={goOn}
      onClose={onClose}
    >
      {found === undefined ? (
        <TextBox
          label={t(`${words}.addressLabel`)}
          help={t(`${words}.addressHelp`)}
          value={address}
          onChange={setAddress}
          dir="ltr"
          inputMode="url"
          error={tried && isMissing ? t(`${words}.addressMissing`) : undefined}
        />
      ) : (
        <FoundTown
          found={found}
          isHeard={isHeard}
          onHeard={setHeard}
          isMissing={tried && !isHeard}
        />
      )}
      <ProblemNotice error={found === undefined ? looking.error : admitting.error} />
    </ConfirmDialog>
  );
}

/** Admits exactly the node that was shown: another key at that address is refused. */
function useAdmission(onAdmitted: (town: string) => void) {
  const client = useQueryClient();
  const freshly = useFreshly();
  return useMutation({
    mutationFn: ({ url, role, fingerprint, known }: Found) =>
      freshly(() => admitMember({ url, role, fingerprint, replace: known === 'other-key' })),
    onSuccess: ({ name }) => {
      void client.invalidateQueries({ queryKey: membersQuery.queryKey });
      void client.invalidateQueries({ queryKey: overviewQuery.queryKey });
      onAdmitted(name);
    },
  });
}
