import { Link } from 'wouter';
import type { Figure, Item } from '../api/types';
import { moment } from '../format/dates';
import { useInstitutionName } from '../api/useView';
import { useWords } from '../i18n/LanguageProvider';
import { Fact } from '../ui/Card';

/** Who said it and when: the last lines of every item. */
export function SourceFacts({ figure, item }: { figure: Figure; item: Item }) {
  const { t, known, language } = useWords();
  const said = useInstitutionName(figure.source);
  return (
    <>
      <Fact label={t('source.who')}>{said ?? item.institutionName}</Fact>
      <Fact label={t('asOf.label')}>{figure.asOf && <time dateTime={figure.asOf}>{moment(figure.asOf, language)}</time>}</Fact>
      <Fact label={t('source.state')}>{known('figureState', figure.state)}</Fact>
    </>
  );
}

export function HistoryLink({ item }: { item: Item }) {
  const { t } = useWords();
  return <Link className="button-text" href={`/transactions?item=${encodeURIComponent(item.id)}`}>{t('item.history')}</Link>;
}

/** 가온은행 ····3456: the institution and the masked number, in one line. */
export function itemUnder(item: Item) {
  return [item.institutionName, lastFour(item.maskedNumber)].filter(Boolean).join(' ');
}

/** Card numbers come masked in their own ways; the last four are what people know them by. */
export function lastFour(masked: string | null | undefined) {
  return masked ? `····${masked.replace(/[^0-9A-Za-z]/g, '').slice(-4)}` : '';
}
