/** Scopes of each sector (4.2 of the standard), without the list scope, which every request holds. */
const scopes: Record<string, string[]> = {
  bank: ['bank.deposit', 'bank.invest', 'bank.loan', 'bank.isa', 'bank.irp', 'bank.prepaid'],
  card: ['card.card', 'card.bill', 'card.loan', 'card.point', 'card.prepaid'],
  invest: ['invest.account', 'invest.irp'],
  insu: ['insu.insurance', 'insu.insured', 'insu.loan', 'insu.irp'],
  efin: ['efin.prepaid', 'efin.paid'],
  capital: ['capital.loan'],
  ginsu: ['ginsu.insurance'],
  telecom: ['telecom.mgmt'],
  p2p: ['p2p.lending'],
  bond: ['bond.bond'],
  usury: ['usury.bond'],
  vehicleRegister: ['vehicle.list'],
};

export function scopesOf(sector: string) {
  return scopes[sector] ?? [];
}
