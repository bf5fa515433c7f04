import { queryOptions } from '@tanstack/react-query';
import type { QrCode } from './account.ts';
import { request } from './request.ts';

/** Somebody's answers by field, each as the values that were chosen or the text that was typed. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Answers that together make a question needless; '' is no answer. */
export type Condition = Readonly<Record<string, string>>;

export interface FormOption {
  value: string;
  label: string;
  hint: string;
}

/** One thing to fill in: one of several, several of them, a yes, a line or a longer text. */
export interface FormField {
  id: string;
  kind: 'one' | 'several' | 'yes' | 'line' | 'text';
  label: string;
  hint: string;
  required: boolean;
  options: FormOption[];
}

export interface FormQuestion {
  id: string;
  title: string;
  /** Why it is asked. */
  why: string;
  /** The sentences to read aloud, before the choice is made. */
  aloud: string[];
  fields: FormField[];
  skippedWhen: Condition[];
}

/** The citizen's form in one language. */
export interface IntakeForm {
  language: string;
  direction: 'ltr' | 'rtl';
  languages: { code: string; name: string; direction: 'ltr' | 'rtl' }[];
  channels: string[];
  /** What to say before the first question. */
  opening: string[];
  questions: FormQuestion[];
}

export interface IntakeFiling {
  requestId: string;
  language: string;
  /** The language in which mistakes are told. */
  reader: string;
  channel: string;
  answers: Answers;
  /** The day on which a letter came, if that was earlier (YYYY-MM-DD). */
  receivedOn?: string;
  /** The number of an earlier case of the same person, whose answers are used again. */
  earlier?: number;
  /** Whether the one who files has the case from the start. */
  take: boolean;
}

interface SheetPart {
  title: string;
  lines: string[];
}

/** What the person takes along, in their own language. */
export interface Sheet {
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  /** The number of the case and the day. */
  filed: string;
  code: { label: string; qr: QrCode; qrLabel: string };
  parts: SheetPart[];
  /** The signed receipt, which anybody can check. */
  proof: SheetPart & { qr: QrCode; qrLabel: string };
}

export interface FiledFor {
  code: string;
  caseId: string;
  number: number;
  sheet: Sheet;
}

/** One thing to mend. */
export interface Mistake {
  field: string;
  message: string;
}

export function formQuery(language: string) {
  return queryOptions({
    queryKey: ['intake-form', language],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      request<IntakeForm>(`/api/intake/form?${new URLSearchParams({ language })}`, { signal }),
  });
}

/**
 * Files for somebody; the same request again gets the same code.
 * @throws ApiProblem `request-invalid`, whose document names what has to be mended
 */
export function fileFor(filing: IntakeFiling): Promise<FiledFor> {
  return request<FiledFor>('/api/intake/filings', { method: 'POST', body: filing });
}

/** What a refusal says has to be mended; empty if it says nothing of the kind. */
export function mistakesIn(document: unknown): readonly Mistake[] {
  if (typeof document !== 'object' || document === null || !('errors' in document)) return [];
  // JSON of our own node enters here
  return Array.isArray(document.errors) ? (document.errors as Mistake[]) : [];
}
