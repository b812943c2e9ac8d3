import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { WordsProvider } from './i18n/words.tsx';
import { applyDisplay } from './preferences.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/form.css';
import './styles/status.css';
import './styles/talk.css';
import './styles/decisions.css';
import './styles/inspections.css';
import './styles/commitments.css';
import './styles/firm.css';
import './styles/published.css';
import './styles/print.css';

applyDisplay();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <App />
    </WordsProvider>
  </StrictMode>,
);
