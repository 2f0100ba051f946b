import { type FormEvent, useState } from 'react';
import type { TransactionFilter } from '../api/queries';
import type { AssetView, Item } from '../api/types';
import { useView } from '../api/useView';
import { lastFour } from '../domains/ItemFoot';
import { useWords } from '../i18n/LanguageProvider';
import { Field } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import type { Period, withFilter } from './filter';

const domains = ['bank', 'card', 'investment', 'insurance', 'loan', 'wallet', 'telecom'] as const;
const periods: Period[] = ['1m', '3m', '1y', 'all', 'own'];

interface FilterProps {
  filter: TransactionFilter;
  period: Period;
  change: (part: Parameters<typeof withFilter>[1]) => void;
}

export function FilterBar({ filter, period, change }: FilterProps) {
  const { t } = useWords();
  const view = useView().data;
  return (
    <section className="card filter" aria-label={t('transactions.filter')}>
      <SearchBox text={filter.text} onSearch={text => change({ text })} />
      <div className="filter-selects">
        <Field label={t('transactions.domain')}>
          {id => (
            <select id={id} value={filter.domain} onChange={event => change({ domain: event.target.value })}>
              <option value="">{t('transactions.anyDomain')}</option>
              {domains.map(domain => <option key={domain} value={domain}>{t(`transactionDomain.${domain}`)}</option>)}
            </select>
          )}
        </Field>
        <Field label={t('transactions.item')}>
          {id => (
            <select id={id} value={filter.item} onChange={event => change({ item: event.target.value })}>
              <option value="">{t('transactions.anyItem')}</option>
              {view && itemsOf(view, filter.domain).map(item => (
                <option key={item.id} value={item.id}>{[item.institutionName, item.name, lastFour(item.maskedNumber)].filter(Boolean).join(' ')}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="segmented" role="group" aria-label={t('range.label')}>
        {periods.map(choice => (
          <button key={choice} type="button" aria-pressed={choice === period} onClick={() => change({ period: choice })}>{t(`range.${choice}`)}</button>
        ))}
      </div>
      {period === 'own' && (
        <div className="filter-selects">
          <Field label={t('transactions.from')}>{id => <input id={id} type="date" value={filter.from} max={filter.to || undefined} onChange={event => change({ from: event.target.value })} />}</Field>
          <Field label={t('transactions.to')}>{id => <input id={id} type="date" value={filter.to} min={filter.from || undefined} onChange={event => change({ to: event.target.value })} />}</Field>
        </div>
      )}
    </section>
  );
}

function SearchBox({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form className="search" role="search" onSubmit={submit}>
      <label className="sr-only" htmlFor="transaction-search">{t('transactions.search')}</label>
      <input id="transaction-search" type="search" value={typed} placeholder={t('transactions.search')} maxLength={100} onChange={event => setTyped(event.target.value)} />
      <button type="submit" className="button button-small"><Icon name="search" />{t('action.search')}</button>
    </form>
  );
}

function itemsOf(view: AssetView, domain: string): Item[] {
  const all: Record<string, Item[]> = {
    bank: view.bank.items,
    card: view.card.items,
    investment: view.investment.items,
    insurance: view.insurance.items,
    loan: view.loans,
    wallet: view.bank.items.filter(item => item.kind === 'wallet' || item.kind === 'prepaid'),
  };
  return domain ? (all[domain] ?? []) : [...view.bank.items, ...view.card.items, ...view.investment.items, ...view.insurance.items, ...view.loans];
}
