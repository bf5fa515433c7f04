import { html } from 'hono/html';
import { type FieldError, many, one, type Typed } from '../report/answers.ts';
import type { Texts } from '../texts.ts';
import type { Markup } from './shell.ts';

/** What the fields of one form are filled with, and what is wrong with them. */
export interface Filled {
  readonly texts: Texts;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface FieldText {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** What has to be mended, at the top of the page; it takes the focus when the page opens. */
export function errorSummary({ texts, errors }: Filled): Markup {
  if (errors.length === 0) return html``;
  return html`<div class="summary utrecht-alert utrecht-alert--error" role="alert" tabindex="-1" autofocus>
<div class="utrecht-alert__content"><h2>${texts.t('report.errorTitle')}</h2>
<ul>${errors.map((error) => html`<li><a href="#${error.field}">${sentence(texts, error)}</a></li>`)}</ul></div>
</div>`;
}

/** Radio buttons or checkboxes under one legend. `heading`: the legend is the page's heading. */
export function choices(
  filled: Filled,
  field: string,
  group: FieldText & { options: Option[]; heading?: boolean; several?: boolean },
): Markup {
  const chosen = many(filled.typed, field);
  const error = errorOf(filled, field);
  const type = group.several ? 'checkbox' : 'radio';
  const described = describedBy(field, group.hint, error);
  return html`<fieldset class="${error ? 'wrong' : ''}" ${described}>
<legend>${group.heading ? html`<h1>${group.label}${optional(filled, group)}</h1>` : html`${group.label}${optional(filled, group)}`}</legend>
${group.hint ? html`<p class="hint" id="${field}-hint">${group.hint}</p>` : ''}
${errorLine(filled, field)}
${group.options.map(
  (option, at) => html`<label class="option">
<input type="${type}" name="${field}" value="${option.value}" id="${at === 0 ? field : `${field}-${option.value}`}" ${chosen.includes(option.value) ? 'checked' : ''}>
<span>${option.label}</span>${option.hint ? html`<span class="hint">${option.hint}</span>` : ''}
</label>`,
)}
</fieldset>`;
}

/** One line of text. */
export function textbox(
  filled: Filled,
  field: string,
  text: FieldText & { type?: 'text' | 'email' | 'tel'; autocomplete?: string; code?: boolean },
): Markup {
  const error = errorOf(filled, field);
  return html`<div class="utrecht-form-field ${error ? 'wrong' : ''}">
${label(filled, field, text)}
<input class="utrecht-textbox utrecht-textbox--html-input ${error ? 'utrecht-textbox--invalid' : ''}" id="${field}" name="${field}" type="${text.type === 'email' ? 'text' : (text.type ?? 'text')}" ${text.type === 'email' ? html`inputmode="email"` : ''} value="${one(filled.typed, field)}" autocomplete="${text.autocomplete ?? 'off'}" ${text.code ? html`spellcheck="false" autocapitalize="characters" dir="ltr"` : html`dir="auto"`} ${describedBy(field, text.hint, error)}>
</div>`;
}

/** A long text, such as what happened. */
export function textarea(
  filled: Filled,
  field: string,
  text: FieldText & { short?: boolean },
): Markup {
  const error = errorOf(filled, field);
  // a browser drops one line end right after the tag: the text's own first one must survive
  return html`<div class="utrecht-form-field ${error ? 'wrong' : ''}">
${label(filled, field, text)}
<textarea class="utrecht-textarea utrecht-textarea--html-textarea ${text.short ? 'short' : ''} ${error ? 'utrecht-textarea--invalid' : ''}" id="${field}" name="${field}" rows="${text.short ? 5 : 10}" dir="auto" autocomplete="off" ${describedBy(field, text.hint, error)}>
${one(filled.typed, field)}</textarea>
</div>`;
}

/** Files of one's own device. */
export function filebox(
  filled: Filled,
  field: string,
  text: FieldText & { accept: string; several?: boolean },
): Markup {
  const error = errorOf(filled, field);
  return html`<div class="utrecht-form-field ${error ? 'wrong' : ''}">
${label(filled, field, text)}
<input class="file" id="${field}" name="${field}" type="file" accept="${text.accept}" ${text.several ? 'multiple' : ''} ${describedBy(field, text.hint, error)}>
</div>`;
}

function label(filled: Filled, field: string, text: FieldText): Markup {
  return html`<label class="utrecht-form-label" for="${field}">${text.label}${optional(filled, text)}</label>
${text.hint ? html`<p class="hint" id="${field}-hint">${text.hint}</p>` : ''}
${errorLine(filled, field)}`;
}

function optional({ texts }: Filled, text: FieldText): Markup {
  return text.optional
    ? html` <span class="optional">(${texts.t('report.optional')})</span>`
    : html``;
}

function errorLine(filled: Filled, field: string): Markup {
  const own = filled.errors.filter((error) => error.field === field);
  if (own.length === 0) return html``;
  // of files, each may have something wrong with it
  return html`<div id="${field}-error">${own.map((error) => html`<p class="utrecht-form-field-error-message">${sentence(filled.texts, error)}</p>`)}</div>`;
}

function describedBy(field: string, hint?: string, error?: FieldError): Markup {
  const ids = [...(hint ? [`${field}-hint`] : []), ...(error ? [`${field}-error`] : [])];
  if (ids.length === 0) return html``;
  const invalid = error ? html`aria-invalid="true"` : '';
  return html`aria-describedby="${ids.join(' ')}" ${invalid}`;
}

function errorOf({ errors }: Filled, field: string): FieldError | undefined {
  return errors.find((error) => error.field === field);
}

function sentence({ t }: Texts, error: FieldError): string {
  return t(`errors.${error.key}`, error.values ?? {});
}
