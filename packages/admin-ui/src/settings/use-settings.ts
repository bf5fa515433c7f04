import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFreshly } from '../access/use-freshly.ts';
import { sessionQuery } from '../api/session.ts';
import { type ShownSettings, saveSettings, settingsQuery, setupQuery } from '../api/settings.ts';
import {
  type FieldName,
  fieldsOf,
  type Mistake,
  mistakesIn,
  type SettingsFields,
  settingsIn,
} from './settings-form.ts';

/** Filling in the settings of the point. */
export interface Filling {
  fields: SettingsFields;
  set<Name extends FieldName>(name: Name, value: SettingsFields[Name]): void;
  /** Once saving was tried. */
  mistakes: Partial<Record<FieldName, Mistake>>;
  save(): void;
  isBusy: boolean;
  error: unknown;
  isSaved: boolean;
}

/** What is filled in stays until it is saved, also when the node refuses it. */
export function useSettings(shown: ShownSettings): Filling {
  const client = useQueryClient();
  const freshly = useFreshly();
  const [fields, setFields] = useState(() => fieldsOf(shown.settings));
  const [tried, setTried] = useState(false);
  const mistakes = mistakesIn(fields);
  const saving = useMutation({
    mutationFn: () =>
      freshly(() => saveSettings({ settings: settingsIn(fields), version: shown.version })),
    onSuccess: async (saved) => {
      client.setQueryData(settingsQuery.queryKey, saved);
      setFields(fieldsOf(saved.settings));
      setTried(false);
      // the frame shows the name of the point
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await client.invalidateQueries({ queryKey: setupQuery.queryKey });
    },
  });
  return {
    fields,
    set: (name, value) => {
      setFields((now) => ({ ...now, [name]: value }));
      if (saving.isSuccess) saving.reset();
    },
    mistakes: tried ? mistakes : {},
    save: () => {
      setTried(true);
      if (Object.keys(mistakes).length === 0 && !saving.isPending) saving.mutate();
    },
    isBusy: saving.isPending,
    error: saving.error,
    isSaved: saving.isSuccess,
  };
}
