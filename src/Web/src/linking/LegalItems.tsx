import type { DirectoryInstitution } from '../api/types';
import type { MessageId } from '../i18n/catalogue';
import { useWords } from '../i18n/LanguageProvider';
import { Badge } from '../ui/Card';
import { ItemRow } from '../ui/Disclosure';
import { scopesOf } from './scopes';

/** Per institution, every item the transfer request names; each opens to what it holds. */
export function LegalItems({ targets }: { targets: DirectoryInstitution[] }) {
  const { t, known } = useWords();
  return targets.map(target => (
    <ItemRow
      key={target.institution}
      mark={target.name}
      name={target.name}
      under={scopesOf(target.sector).map(scope => known('scope', scope)).join(' · ')}
      figure={<Badge>{known('sector', target.sector)}</Badge>}
    >
      <p className="caption">{t('agree.items', { name: target.name })}</p>
      <dl className="glossary">
        {scopesOf(target.sector).map(scope => (
          <div key={scope}>
            <dt>{known('scope', scope)}</dt>
            <dd>{t(`scopeHolds.${scope}` as MessageId)}</dd>
          </div>
        ))}
      </dl>
    </ItemRow>
  ));
}
