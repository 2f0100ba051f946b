import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient, sessionQuery, viewQuery } from './api/queries';
import { App } from './app/App';
import { Boundary } from './app/Boundary';
import { Developer, isDeveloperPage } from './app/Developer';
import { LanguageProvider } from './i18n/LanguageProvider';
import { speak } from './i18n/catalogue';
import { currentPreferences } from './preferences/preferences';
import './styles/index.css';

// Both calls leave before the first render: the number on the first screen waits for them and for nothing else.
if (!isDeveloperPage) void queryClient.prefetchQuery(sessionQuery);
if (!isDeveloperPage && document.cookie.includes('hub-csrf=')) void queryClient.prefetchQuery({ ...viewQuery, retry: false });

const { language } = currentPreferences();
void speak(language).then(() => {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider initial={language}>
          <Boundary>
            {isDeveloperPage ? <Developer /> : <App />}
          </Boundary>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
});
