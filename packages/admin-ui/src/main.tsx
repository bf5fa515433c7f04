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
import { DraftsContext } from './desk/case/use-draft.ts';
import { createIntakeDrafts } from './desk/intake/intake-draft.ts';
import { IntakeDraftsContext } from './desk/intake/use-intake-draft.ts';
import { startTexts } from './texts/language.ts';

async function start(root: HTMLElement): Promise<void> {
  const invitation = takeInvitation(window);
  const texts = await startTexts();
  const newId = () => crypto.randomUUID();
  const drafts = createDrafts(newId);
  const intakeDrafts = createIntakeDrafts(newId);
  window.addEventListener('beforeunload', (event) => {
    if (drafts.hasTyped() || intakeDrafts.hasTyped()) event.preventDefault();
  });
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <DraftsContext value={drafts}>
          <IntakeDraftsContext value={intakeDrafts}>
            <App invitation={invitation} />
          </IntakeDraftsContext>
        </DraftsContext>
      </I18nextProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('app');
if (root !== null) void start(root);
