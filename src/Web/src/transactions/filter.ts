import type { TransactionFilter } from '../api/queries';
import { monthsBefore } from '../format/dates';

export type Period = '1m' | '3m' | '1y' | 'all' | 'own';

const months: Record<'1m' | '3m' | '1y', number> = { '1m': 1, '3m': 3, '1y': 12 };

/** The address holds the filter, so that a link, a reload and the back button show the same rows. */
export function filterOf(search: URLSearchParams, today: string): TransactionFilter & { period: Period } {
  const period = periodOf(search);
  const text = (name: string) => search.get(name) ?? '';
  const shared = { domain: text('domain'), item: text('item'), text: text('text'), period };
  if (period === 'all') return { ...shared, from: '', to: '' };
  if (period === 'own') return { ...shared, from: text('from'), to: text('to') };
  return { ...shared, from: monthsBefore(today, months[period]), to: '' };
}

/** Sets one part and drops empty ones; choosing a period forgets typed days. */
export function withFilter(search: URLSearchParams, change: Partial<Record<'domain' | 'item' | 'text' | 'period' | 'from' | 'to', string>>) {
  const next = new URLSearchParams(search);
  Object.entries(change).forEach(([name, value]) => (value ? next.set(name, value) : next.delete(name)));
  if (change.period && change.period !== 'own') {
    next.delete('from');
    next.delete('to');
  }
  // An account belongs to one domain; changing the domain frees the account.
  if (change.domain !== undefined) next.delete('item');
  return next;
}

function periodOf(search: URLSearchParams): Period {
  const wanted = search.get('period');
  if (wanted === '1m' || wanted === '3m' || wanted === '1y' || wanted === 'all' || wanted === 'own') return wanted;
  return search.get('item') || search.get('text') ? 'all' : '3m';
}
