import { html } from 'hono/html';
import { errorSummary, type Filled, textbox } from '../pages/fields.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';

/** An invented code that passes its own check, to show what one looks like. */
const EXAMPLE = '7K3M-9QXT-2WHD-5R8B';

/** Where somebody types their code. `elsewhere`: the code is a good one, but of no report here. */
export function codePage(
  view: View,
  filled: Filled & { left?: boolean; elsewhere?: boolean },
): Markup {
  const { t } = view.texts;
  const body = html`${errorSummary(filled)}
${filled.left ? html`<div class="summary utrecht-alert" role="status"><div class="utrecht-alert__content"><p>${t('follow.left')}</p></div></div>` : ''}
<h1>${t('follow.title')}</h1>
<p class="lead">${t('follow.lead')}</p>
<form method="post" action="${view.href('/follow')}" novalidate>
${textbox(filled, 'code', { label: t('follow.code'), hint: t('follow.codeHint', { example: `${EXAMPLE}-…` }), code: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.open')}</button></div>
</form>
${filled.elsewhere ? elsewhere(view) : ''}
<h2>${t('follow.lost')}</h2>
<p>${t('follow.lostWhat')}</p>
<p><a href="${view.href('/report')}">${t('follow.lostReport')}</a></p>`;
  return shell(view, {
    title: t('follow.title'),
    error: filled.errors.length > 0,
    body,
    scripts: ['code'],
  });
}

function elsewhere({ texts: { t }, point, href }: View): Markup {
  return html`<div class="note"><h2>${t('follow.elsewhere')}</h2>
<p>${t('follow.elsewhereHere', { name: point.name })}</p>
<p>${t('follow.elsewherePaper')}</p>
<p><a href="${href('/points')}">${t('follow.elsewherePoints')}</a></p></div>`;
}
