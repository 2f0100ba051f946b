import type { CardItem } from '../../api/types';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText } from '../../ui/AmountText';
import { Badge, Fact, Facts } from '../../ui/Card';
import { ItemRow } from '../../ui/Disclosure';
import { FigureText } from '../../ui/FigureText';
import { HistoryLink, SourceFacts, itemUnder } from '../ItemFoot';

export function CardRow({ item }: { item: CardItem }) {
  const { t, known } = useWords();
  return (
    <ItemRow
      id={item.id}
      mark={item.institutionName}
      name={<>{item.name} {item.isFamily && <Badge>{t('card.family')}</Badge>}{item.isClosed && <Badge>{t('item.closed')}</Badge>}</>}
      under={itemUnder(item)}
      figure={<FigureText figure={item.spentThisMonth} />}
    >
      <Facts>
        <Fact label={t('card.type')}>{known('cardType', item.cardType, '') || null}</Fact>
        <Fact label={t('card.lastMonth')}><AmountText amount={item.spentLastMonth} /></Fact>
        <Fact label={t('card.annualFee')}>{item.annualFee != null && <AmountText amount={item.annualFee} />}</Fact>
        <Fact label={t('card.brand')}>{item.brand || null}</Fact>
        <SourceFacts figure={item.spentThisMonth} item={item} />
      </Facts>
      <HistoryLink item={item} />
    </ItemRow>
  );
}
