import type { NetWorth, NetWorthLine } from '../api/types';
import { useWords } from '../i18n/LanguageProvider';
import { More } from '../ui/Disclosure';
import { FigureText } from '../ui/FigureText';
import { Icon } from '../ui/Icon';

/** The balance sheet, line by line; what stands beside the headline comes last and is named so. */
export function LinesTable({ netWorth }: { netWorth: NetWorth }) {
  const { t } = useWords();
  const groups: [string, NetWorthLine[]][] = [
    [t('home.assets'), netWorth.lines.filter(line => line.side === 'asset')],
    [t('home.debts'), netWorth.lines.filter(line => line.side === 'liability')],
    [t('home.memo'), netWorth.memo],
  ];
  return (
    <More summary={<><Icon name="list" /><span>{t('home.balanceSheet')}</span></>}>
      <table>
        <caption className="sr-only">{t('home.balanceSheet')}</caption>
        <thead className="sr-only">
          <tr><th scope="col">{t('chart.part')}</th><th scope="col">{t('chart.amount')}</th></tr>
        </thead>
        {groups.filter(([, lines]) => lines.length > 0).map(([name, lines]) => (
          <tbody key={name}>
            <tr><th scope="rowgroup" colSpan={2} className="group-head">{name}</th></tr>
            {lines.map(line => <Line key={line.key} line={line} />)}
          </tbody>
        ))}
      </table>
    </More>
  );
}

function Line({ line }: { line: NetWorthLine }) {
  const { t, known } = useWords();
  return (
    <tr>
      <th scope="row">
        {known('line', line.key)} <span className="caption">{t('count.items', { count: line.count })}</span>
      </th>
      <td><FigureText figure={line.total} /></td>
    </tr>
  );
}
