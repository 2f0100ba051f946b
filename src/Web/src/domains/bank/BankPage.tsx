import type { BankItem, BankSummary } from '../../api/types';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText } from '../../ui/AmountText';
import { Badge, Card } from '../../ui/Card';
import { More } from '../../ui/Disclosure';
import { Icon } from '../../ui/Icon';
import { DomainPage, Total } from '../DomainPage';
import { BankRow } from './BankRow';

/** Daily accounts first, then savings, then what is rarely looked at. */
const kinds = ['demand', 'wallet', 'prepaid', 'time', 'instalment', 'other', 'dormant'];

export default function BankPage() {
  const { t } = useWords();
  return (
    <DomainPage title={t('domain.bank')} emptyText={t('bank.empty')} isEmpty={view => view.bank.items.length === 0}>
      {({ bank, today }) => (
        <>
          <Total name={t('bank.total')} figure={bank.total} />
          {groups(bank.items).map(([kind, items]) => <KindCard key={kind} kind={kind} items={items} today={today} />)}
          <ProtectionCard protection={bank.protection} />
        </>
      )}
    </DomainPage>
  );
}

function KindCard({ kind, items, today }: { kind: string; items: BankItem[]; today: string }) {
  const { t, known } = useWords();
  return (
    <Card title={known('bankKind', kind, t('bankKind.other'))} aside={<Sum items={items} />}>
      {kind === 'dormant' && <p className="quiet">{t('bank.dormant')}</p>}
      {items.map(item => <BankRow key={item.id} item={item} today={today} />)}
    </Card>
  );
}

// A group whose items are not all known in won has no honest sum, so it shows none.
function Sum({ items }: { items: BankItem[] }) {
  if (items.length < 2 || items.some(item => item.balance.krw == null)) return null;
  return <AmountText amount={items.reduce((sum, item) => sum + item.balance.krw!, 0)} />;
}

function ProtectionCard({ protection }: { protection: BankSummary['protection'] }) {
  const { t } = useWords();
  if (protection.length === 0) return null;
  const over = protection.filter(row => row.excess > 0);
  return (
    <Card title={t('bank.protection')} aside={<Badge tone={over.length > 0 ? 'warn' : 'ok'}>{over.length > 0 ? t('bank.protection.over', { count: over.length }) : t('bank.protection.within')}</Badge>}>
      <p className="quiet">{t('bank.protection.body')}</p>
      <More summary={<><Icon name="list" /><span>{t('bank.protection.table')}</span></>}>
        <table>
          <caption className="sr-only">{t('bank.protection')}</caption>
          <thead>
            <tr><th scope="col">{t('institution')}</th><th scope="col">{t('bank.protection.total')}</th><th scope="col">{t('bank.protection.excess')}</th></tr>
          </thead>
          <tbody>
            {protection.map(row => (
              <tr key={row.institution}>
                <th scope="row">{row.institutionName}</th>
                <td><AmountText amount={row.total} /></td>
                <td><AmountText amount={row.excess} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </More>
    </Card>
  );
}

function groups(items: BankItem[]): [string, BankItem[]][] {
  const present = [...new Set(items.map(item => item.kind))];
  const rank = (kind: string) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  return present.sort((a, b) => rank(a) - rank(b)).map(kind => [kind, items.filter(item => item.kind === kind)]);
}
