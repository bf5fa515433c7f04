import { type ListName, label } from '@nabij/protocol';

/** A code with its label in the reporter's language. */
export interface Coded {
  readonly code: string;
  readonly label: string;
}

export function coded(list: ListName, code: string, language: string): Coded {
  return { code, label: label(list, code, language) };
}
