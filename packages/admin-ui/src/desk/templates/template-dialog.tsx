import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  LETTER_MAX,
  removeTemplate,
  setTemplate,
  type TemplateLanguage,
  type TemplateList,
  templatesQuery,
} from '../../api/letters.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Segments } from '../../parts/segments.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { useForm } from '../case/forms/use-form.ts';

/** A template that is written: one that is there, or a new one of the team. */
export interface Wanted {
  id: string;
  language: TemplateLanguage;
  audience: 'reporter' | 'other-side';
  name?: string;
  text?: string;
  builtIn?: boolean;
  setAt?: string | null;
}

interface Props {
  wanted: Wanted;
  placeholders: TemplateList['placeholders'];
  onSaid: (said: string) => void;
  onClose: () => void;
}

/** Writes a template; the node refuses placeholders that it does not know. */
export function TemplateDialog({ wanted, placeholders, onSaid, onClose }: Props) {
  const { t } = useTranslation();
  const { id, language, name = '', text = '', setAt = null, builtIn = false } = wanted;
  const at = { tid: id, language };
  const formName =
    wanted.name === undefined ? `template new ${language}` : `template ${id} ${language}`;
  const form = useForm(formName, { name, text, audience: wanted.audience as string });
  const [tried, setTried] = useState(false);
  const errors = useErrors(form.fields, placeholders);
  const saving = useSaving((said) => {
    form.forget();
    onSaid(said);
    onClose();
  });
  const audience = form.fields.audience === 'other-side' ? 'other-side' : 'reporter';

  function save() {
    setTried(true);
    if (errors.name !== undefined || errors.text !== undefined) return;
    const json = {
      audience,
      name: form.fields.name,
      text: form.fields.text,
      seenAt: setAt,
    } as const;
    saving.mutate({ send: () => setTemplate(at, json), say: t('letters.templateKept') });
  }

  return (
    <ConfirmDialog
      title={wanted.name === undefined ? t('letters.addTemplate') : wanted.name}
      confirm={t('letters.keepTemplate')}
      isOpen
      isBusy={saving.isPending}
      onConfirm={save}
      onClose={onClose}
    >
      <ProblemNotice error={saving.error} />
      {builtIn ? null : (
        <Segments
          label={t('letters.forWhom')}
          options={(['reporter', 'other-side'] as const).map((value) => {
            return { value, label: t(`letters.audience.${value}`) };
          })}
          value={audience}
          onChange={(value) => form.set('audience', value)}
        />
      )}
      <TextBox
        label={t('letters.templateName')}
        value={form.fields.name}
        onChange={(value) => form.set('name', value)}
        error={tried ? errors.name : undefined}
      />
      <TextBox
        label={t('letters.templateText')}
        help={t('letters.placeholders', { list: placeholders.map(braced).join(' ') })}
        value={form.fields.text}
        onChange={(value) => form.set('text', value)}
        error={tried ? errors.text : undefined}
        rows={14}
      />
      {setAt === null ? null : (
        <div className="buttons">
          <BusyButton
            isBusy={saving.isPending}
            onPress={() =>
              saving.mutate({
                send: () => removeTemplate(at, setAt),
                say: t('letters.templateGone'),
              })
            }
          >
            {builtIn ? t('letters.asItCameAgain') : t('letters.removeTemplate')}
          </BusyButton>
        </div>
      )}
    </ConfirmDialog>
  );
}

function useSaving(done: (said: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ send }: { send: () => Promise<TemplateList>; say: string }) => send(),
    onSuccess: (list, { say }) => {
      client.setQueryData(templatesQuery.queryKey, list);
      void client.invalidateQueries({ queryKey: ['filled-templates'] });
      done(say);
    },
    // what the other lead wrote is what one sees next
    onError: () => void client.invalidateQueries({ queryKey: templatesQuery.queryKey }),
  });
}

function useErrors(
  { name, text }: { name: string; text: string },
  placeholders: readonly string[],
) {
  const { t } = useTranslation();
  const unknown = [...text.matchAll(/\{\{\s*(\w*)\s*\}\}/g)]
    .map(([, word = '']) => word)
    .find((word) => !placeholders.includes(word));
  const isLong = text.trim() === '' || text.length > LETTER_MAX.text;
  const wrong = unknown === undefined ? undefined : braced(unknown);
  return {
    name:
      name.trim() === '' || name.length > LETTER_MAX.name
        ? t('letters.error.name', { max: LETTER_MAX.name })
        : undefined,
    text: isLong
      ? t('letters.error.text', { max: LETTER_MAX.text })
      : wrong && t('letters.error.placeholder', { word: wrong }),
  };
}

function braced(name: string): string {
  return `{{${name}}}`;
}
