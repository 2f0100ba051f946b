import { Link, useLocation } from 'wouter';
import type { MessageId } from '../i18n/catalogue';
import { useWords } from '../i18n/LanguageProvider';

const tabs: [string, MessageId][] = [
  ['/bank', 'domain.bank'],
  ['/card', 'domain.card'],
  ['/investment', 'domain.investment'],
  ['/vehicle', 'domain.vehicle'],
  ['/insurance', 'domain.insurance'],
  ['/loans', 'domain.loans'],
];

export function DomainTabs() {
  const { t } = useWords();
  const [path] = useLocation();
  return (
    <nav className="tabs" aria-label={t('nav.domains')}>
      <ul>
        {tabs.map(([href, label]) => (
          <li key={href}>
            <Link href={href} aria-current={path === href ? 'page' : undefined}>{t(label)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
