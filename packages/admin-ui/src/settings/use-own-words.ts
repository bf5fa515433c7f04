import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFreshly } from '../access/use-freshly.ts';
import { problemOf } from '../api/request.ts';
import { type ShownSettings, saveSettings, settingsQuery } from '../api/settings.ts';
import { isTooLong, textsIn, type Words, type WordsPart, wordsIn, wordsOnto } from './own-words.ts';

/** Writing the town's own words. */
export interface Writing {
  words: Words;
  write(code: string, part: WordsPart, text: string): void;
  /** Saves; does nothing while a text is too long. @returns whether one is */
  save(): boolean;
  isBusy: boolean;
  error: unknown;
  isSaved: boolean;
}

/** What is written stays until it is saved, also when a colleague was first. */
export function useOwnWords(shown: ShownSettings): Writing {
  const client = useQueryClient();
  const freshly = useFreshly();
  // what the words were typed onto: a newer version that arrives meanwhile is not theirs to replace
  const [base, setBase] = useState(shown);
  const [words, setWords] = useState(() => wordsIn(shown.settings));
  const bringOnto = (newest: ShownSettings, before: Words) => {
    setBase(newest);
    setWords((mine) => wordsOnto(mine, before, wordsIn(newest.settings)));
  };
  const saving = useMutation({
    mutationFn: (written: Words) => {
      const { settings, version } = base;
      const texts = textsIn(written, settings.texts);
      return freshly(() => saveSettings({ settings: { ...settings, texts }, version }));
    },
    onSuccess: (saved, written) => {
      client.setQueryData(settingsQuery.queryKey, saved);
      bringOnto(saved, written);
    },
    onError: async (error) => {
      if (problemOf(error) !== 'changed-meanwhile') return;
      const newest = await client.fetchQuery({ ...settingsQuery, staleTime: 0 });
      bringOnto(newest, wordsIn(base.settings));
    },
  });
  return {
    words,
    write: (code, part, text) => {
      setWords((now) => {
        const own = now[code];
        return own === undefined ? now : { ...now, [code]: { ...own, [part]: text } };
      });
      if (saving.isSuccess) saving.reset();
    },
    save: () => {
      const tooLong = isTooLong(words);
      if (!tooLong && !saving.isPending) saving.mutate(words);
      return tooLong;
    },
    isBusy: saving.isPending,
    error: saving.error,
    isSaved: saving.isSuccess,
  };
}
