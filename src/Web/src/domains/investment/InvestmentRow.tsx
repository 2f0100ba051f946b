import type { Holding, InvestmentItem } from '../../api/types';
import { day } from '../../format/dates';
import { quantity, signedPercent } from '../../format/money';
import { useWords } from '../../i18n/LanguageProvider';
import { ChangeText, Private } from '../../ui/AmountText';
import { Badge, Fact, Facts } from '../../ui/Card';
import { ItemRow } from '../../ui/Disclosure';
import { FigureText, FigureValue } from '../../ui/FigureText';
import { HistoryLink, SourceFacts, itemUnder } from '../ItemFoot';

export function InvestmentRow({ item, today }: { item: InvestmentItem; today: string }) {
  const { t, known, language } = useWords();
  return (
    <ItemRow
      id={item.id}
      mark={item.institutionName}
      name={<>{item.name} <Badge>{known('investmentKind', item.kind)}</Badge>{item.isClosed && <Badge>{t('item.closed')}</Badge>}</>}
      under={itemUnder(item)}
      figure={<><FigureText figure={item.value} />{item.gain != null && <ChangeText amount={item.gain} currency={item.value.currency} />}</>}
    >
      <Facts>
        <Fact label={t('investment.cost')}>{item.cost && <FigureText figure={item.cost} />}</Fact>
        {item.cash.map(cash => <Fact key={cash.currency} label={t('investment.cash', { currency: cash.currency })}><FigureValue figure={cash} /></Fact>)}
        <Fact label={t('investment.borrowed')}>{item.borrowed && <FigureText figure={item.borrowed} />}</Fact>
        <Fact label={t('bank.matures')}>{item.maturesOn && day(item.maturesOn, language, today)}</Fact>
        <Fact label={t('investment.tax')}>{item.isTaxFavoured && t('investment.taxFavoured')}</Fact>
        <SourceFacts figure={item.value} item={item} />
      </Facts>
      {item.holdings.length > 0 && <Holdings holdings={item.holdings} />}
      <HistoryLink item={item} />
    </ItemRow>
  );
}

function Holdings({ holdings }: { holdings: Holding[] }) {
  const { t, known } = useWords();
  return (
    <>
      <h3>{t('investment.holdings')}</h3>
      <ul className="plain-list">
        {holdings.map((holding, index) => (
          <li key={`${holding.code}-${index}`} className="pair">
            <span>
              {holding.name}
              <span className="under">
                {known('class', holding.class, t('class.unknown'))}
                {holding.quantity != null && <> · <Private>{t('investment.units', { units: quantity(holding.quantity) })}</Private></>}
              </span>
            </span>
            <span className="item-figure">
              <FigureText figure={holding.value} />
              {holding.gain != null && <ChangeText amount={holding.gain} currency={holding.value.currency} suffix={holding.gainRate == null ? undefined : signedPercent(holding.gainRate)} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
