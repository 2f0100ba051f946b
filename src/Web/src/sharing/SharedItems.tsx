import type { GrantDetails, GrantItem } from '../api/types';
import { useWords } from '../i18n/LanguageProvider';
import { Badge, Card } from '../ui/Card';
import { FigureText } from '../ui/FigureText';

/** The very things the third party sees, grouped by what they are. */
export function SharedItems({ details: { grant, items } }: { details: GrantDetails }) {
  const { t, known } = useWords();
  const domains = grant.domains.filter(domain => items.some(item => item.domain === domain));
  return (
    <Card title={t('sharing.now')} aside={t('count.items', { count: items.length })}>
      {items.length === 0 && <p className="quiet">{t('sharing.nothingNow')}</p>}
      {domains.map(domain => (
        <section key={domain} aria-label={known('grantDomain', domain)}>
          <h3 className="group-head">{known('grantDomain', domain)}</h3>
          <ul className="plain-list">
            {items.filter(item => item.domain === domain).map((item, index) => <li key={`${item.id}${index}`}><SharedItem item={item} showsFigure={grant.detail.includes('balances')} showsRows={grant.detail.includes('transactions')} /></li>)}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function SharedItem({ item, showsFigure, showsRows }: { item: GrantItem; showsFigure: boolean; showsRows: boolean }) {
  const { t } = useWords();
  return (
    <div className="shared-item">
      <span className="item-names">
        <span className="item-name">{item.name} {item.isClosed && <Badge>{t('item.closed')}</Badge>}</span>
        <span className="item-under">{item.institutionName}{item.maskedNumber && ` ${item.maskedNumber}`}{showsRows && item.transactions > 0 && ` · ${t('sharing.rows', { count: item.transactions })}`}</span>
      </span>
      {showsFigure && item.figure && <span className="item-figure"><FigureText figure={item.figure} withState={false} /></span>}
    </div>
  );
}
