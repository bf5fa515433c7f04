import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/frame.css';
import './style/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { takeInvitation } from './access/take-invitation.ts';
import { App } from './app.tsx';
import { createDrafts } from './desk/case/drafts.ts';
import { createForms } from './desk/case/forms/forms.ts';
import { FormsContext } from './desk/case/forms/use-form.ts';
import { keptDrafts } from './desk/case/kept-drafts.ts';
import { DraftsContext } from './desk/case/use-draft.ts';
import { DraftsKeeperContext } from './desk/case/use-kept-drafts.ts';
import { createIntakeDrafts } from './desk/intake/intake-draft.ts';
import { IntakeDraftsContext } from './desk/intake/use-intake-draft.ts';
import { rememberedShortcuts, ShortcutsContext } from './keyboard/use-shortcut.ts';
import { startTexts } from './texts/language.ts';

async function start(root: HTMLElement): Promise<void> {
  const invitation = takeInvitation(window);
  const texts = await startTexts();
  const newId = () => crypto.randomUUID();
  const drafts = createDrafts(newId);
  const keeper = keptDrafts(drafts, window);
  const forms = createForms();
  const intakeDrafts = createIntakeDrafts(newId);
  const shortcuts = rememberedShortcuts();
  window.addEventListener('beforeunload', (event) => {
    const typed = [drafts, forms, intakeDrafts].some((kept) => kept.hasTyped());
    if (typed) event.preventDefault();
  });
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <DraftsContext value={drafts}>
          <DraftsKeeperContext value={keeper}>
            <IntakeDraftsContext value={intakeDrafts}>
              <FormsContext value={forms}>
                <ShortcutsContext value={shortcuts}>
                  <App invitation={invitation} />
                </ShortcutsContext>
              </FormsContext>
            </IntakeDraftsContext>
          </DraftsKeeperContext>
        </DraftsContext>
      </I18nextProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('app');
if (root !== null) void start(root);
