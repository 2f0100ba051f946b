import { Link, useLocation } from 'wouter';
import { useWords } from '../i18n/LanguageProvider';

/** The two directions of consent: what comes in, and who may look. */
export function ConsentTabs() {
  const { t } = useWords();
  const [path] = useLocation();
  return (
    <nav className="tabs" aria-label={t('nav.directions')}>
      <ul>
        <li><Link href="/consents" aria-current={path === '/consents' ? 'page' : undefined}>{t('consents.inForce')}</Link></li>
        <li><Link href="/sharing" aria-current={path === '/sharing' ? 'page' : undefined}>{t('sharing.title')}</Link></li>
      </ul>
    </nav>
  );
}
