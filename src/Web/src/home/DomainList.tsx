import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AssetView, Figure } from '../api/types';
import type { MessageId } from '../i18n/catalogue';
import { useWords } from '../i18n/LanguageProvider';
import { Card } from '../ui/Card';
import { FigureText } from '../ui/FigureText';
import { Icon } from '../ui/Icon';

/** The five domains and the loans, each with the one fact that fits it. */
export function DomainList({ view }: { view: AssetView }) {
  const { t } = useWords();
  const { bank, card, investment, vehicle, insurance, loans } = view;
  return (
    <Card title={t('home.domains')}>
      <ul className="domain-list">
        <DomainRow path="/bank" domain="bank" name="domain.bank" under={t('count.accounts', { count: bank.items.length })} figure={bank.total} empty={bank.items.length === 0} />
        <DomainRow path="/card" domain="card" name="domain.card" under={t('home.card.under')} figure={card.spentThisMonth} empty={card.items.length === 0} />
        <DomainRow path="/investment" domain="investment" name="domain.investment" under={t('count.accounts', { count: investment.items.length })} figure={investment.total} empty={investment.items.length === 0} />
        <DomainRow path="/vehicle" domain="vehicle" name="domain.vehicle" under={t('count.cars', { count: vehicle.items.length })} figure={vehicle.total} empty={vehicle.items.length === 0} />
        <DomainRow path="/insurance" domain="insurance" name="domain.insurance" under={t('home.insurance.under', { count: insurance.policies })} figure={insurance.monthlyPremium} empty={insurance.items.length === 0} />
        <DomainRow path="/loans" domain="debt" name="domain.loans" under={t('count.loans', { count: loans.length })} figure={view.netWorth.liabilities} empty={loans.length === 0} hideFigure />
      </ul>
    </Card>
  );
}

function DomainRow({ path, domain, name, under, figure, empty, hideFigure }: {
  path: string;
  domain: string;
  name: MessageId;
  under: ReactNode;
  figure: Figure;
  empty: boolean;
  hideFigure?: boolean;
}) {
  const { t } = useWords();
  return (
    <li>
      <Link href={path}>
        <span className={`swatch swatch-${domain}`} aria-hidden="true" />
        <span className="item-names">
          <span className="item-name">{t(name)}</span>
          <span className="item-under">{empty ? t('home.nothingHere') : under}</span>
        </span>
        {!empty && !hideFigure && <span className="item-figure"><FigureText figure={figure} /></span>}
        <Icon name="chevron" />
      </Link>
    </li>
  );
}
