import type { AssetView } from '../api/types';

/** The name of whatever a notice is about; empty when it is not in the view any more. */
export function itemName(view: Pick<AssetView, 'bank' | 'card' | 'investment' | 'vehicle' | 'insurance' | 'loans'>, itemId: string | null | undefined) {
  const all = [view.bank, view.card, view.investment, view.vehicle, view.insurance].flatMap(domain => domain.items.map(({ id, name, institutionName }) => ({ id, name, institutionName })));
  const found = [...all, ...view.loans].find(item => item.id === itemId);
  return found ? `${found.institutionName} ${found.name}` : '';
}
