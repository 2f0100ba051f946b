import type { NetWorthLine } from '../api/types';

/** The fixed order of the bar: neighbours stay apart for every kind of colour vision. */
const order = ['card', 'bank', 'insurance', 'vehicle', 'investment'] as const;

export type DomainKey = (typeof order)[number];

/** Assets by domain in the bar's order, and all debts together. Lines without a value in won take no part; the left-out list names them. */
export function composition(lines: NetWorthLine[]) {
  const sum = (belongs: (line: NetWorthLine) => boolean) =>
    lines.filter(belongs).reduce((total, line) => total + (line.total.krw ?? 0), 0);
  const segments = order
    .map(key => ({ key, amount: sum(line => line.side === 'asset' && domainOf(line) === key) }))
    .filter(segment => segment.amount > 0);
  return { segments, debts: Math.max(0, sum(line => line.side === 'liability')) };
}

// Wallets hold money like an account does; anything a newer hub adds is at least money somewhere.
function domainOf(line: NetWorthLine): DomainKey {
  return order.find(key => key === line.domain) ?? 'bank';
}
