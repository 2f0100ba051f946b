import type { TransactionRow } from '../api/types';
import { clock } from '../format/dates';
import { money, signed, won } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { Private } from '../ui/AmountText';
import { Badge } from '../ui/Card';

/** One row of history. Money that leaves is plain ink, not blue: only worth and gains have rise and fall colours. */
export function Row({ row }: { row: TransactionRow }) {
  const { t, known, language } = useWords();
  const cancelled = row.status === 'cancelled';
  return (
    <li className="row">
      <span className="item-mark" aria-hidden="true">{[...(row.merchant ?? row.title ?? row.itemName)][0]}</span>
      <span className="item-names">
        <span className="item-name">
          {row.merchant ?? row.title ?? known('transaction', row.kind, row.itemName)}
          {row.status && row.status !== 'approved' && <Badge tone={cancelled ? 'warn' : 'plain'}>{known('status', row.status)}</Badge>}
          {row.instalments != null && row.instalments > 1 && <Badge>{t('transactions.instalments', { count: row.instalments })}</Badge>}
          {row.notSpending && <Badge>{known('notSpending', row.notSpending)}</Badge>}
        </span>
        <span className="item-under">
          {[row.hasTime && clock(row.at), `${row.institutionName} ${row.itemName}`, row.category && known('category', row.category), row.memo].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="item-figure">
        <span className={cancelled ? 'struck' : undefined}>
          <Private>{cancelled ? money(row.amount, row.currency, language) : signed(row.net, row.currency, language)}</Private>
        </span>
        {row.currency !== 'KRW' && row.krwAmount != null && <span className="under"><Private>{t('figure.about', { amount: won(row.krwAmount, language) })}</Private></span>}
        {row.balanceAfter != null && <span className="under">{t('bank.balance')} <Private>{money(row.balanceAfter, row.currency, language)}</Private></span>}
      </span>
    </li>
  );
}
