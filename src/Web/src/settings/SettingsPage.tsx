import { useState } from 'react';
import { PageHead } from '../app/PageHead';
import { useWords } from '../i18n/LanguageProvider';
import { type Colours, type Language, type Theme, changePreferences, usePreferences } from '../preferences/preferences';
import { signOut } from '../session/SessionDialog';
import { Card } from '../ui/Card';
import { RadioCards, Tick } from '../ui/Choice';
import { LeaveDialog } from './LeaveDialog';

export default function SettingsPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className="column-main narrow">
        <Look />
        <Card title={t('settings.export')}>
          <p>{t('settings.export.body')}</p>
          <a className="button button-second" href="/api/export" download>{t('settings.export.action')}</a>
        </Card>
        <Card title={t('settings.session')}>
          <button type="button" className="button button-second" onClick={() => void signOut()}>{t('session.end')}</button>
        </Card>
        <LeaveCard />
      </div>
    </>
  );
}

function Look() {
  const { t } = useWords();
  const preferences = usePreferences();
  return (
    <Card title={t('settings.look')}>
      <RadioCards<Language>
        legend={t('settings.language')}
        name="language"
        row
        value={preferences.language}
        onChange={language => changePreferences({ language })}
        choices={[{ value: 'ko', label: <span lang="ko">한국어</span> }, { value: 'en', label: <span lang="en">English</span> }]}
      />
      <RadioCards<Theme>
        legend={t('settings.theme')}
        name="theme"
        value={preferences.theme}
        onChange={theme => changePreferences({ theme })}
        choices={(['system', 'light', 'dark'] as const).map(theme => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
      />
      <RadioCards<Colours>
        legend={t('settings.colours')}
        name="colours"
        value={preferences.colours}
        onChange={colours => changePreferences({ colours })}
        choices={(['korean', 'western', 'plain'] as const).map(colours => ({ value: colours, label: t(`settings.colours.${colours}`) }))}
      />
      <Tick checked={preferences.hideAmounts} onChange={hideAmounts => changePreferences({ hideAmounts })} label={t('settings.hideAmounts')} under={t('settings.hideAmounts.under')} />
    </Card>
  );
}

function LeaveCard() {
  const { t } = useWords();
  const [leaving, setLeaving] = useState(false);
  return (
    <Card title={t('leave.title')}>
      <p>{t('leave.body')}</p>
      <button type="button" className="button button-second" onClick={() => setLeaving(true)}>{t('leave.action')}</button>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </Card>
  );
}
