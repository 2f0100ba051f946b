import type { Figure } from '../api/types';
import { money, won } from '../format/money';
import { dayInText, tableDay, todayInSeoul } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Private } from './AmountText';
import { Icon } from './Icon';

/** One figure: its value, and in words whatever keeps it from being live. A missing figure is never shown as 0. */
export function FigureText({ figure, withState = true }: { figure: Figure; withState?: boolean }) {
  return (
    <span className="figure-text">
      <FigureValue figure={figure} />
      {withState && <FigureStateText figure={figure} />}
    </span>
  );
}

export function FigureValue({ figure }: { figure: Figure }) {
  const { language, t } = useWords();
  if (figure.amount == null) return <span className="figure-missing">{t('figure.unknown')}</span>;
  if (figure.currency === 'KRW') return <Private>{won(figure.amount, language)}</Private>;
  return (
    <Private>
      {money(figure.amount, figure.currency, language)}
      {figure.krw != null && <span className="figure-won"> ({t('figure.about', { amount: won(figure.krw, language) })})</span>}
    </Private>
  );
}

export function FigureStateText({ figure }: { figure: Figure }) {
  const words = useWords();
  const { t, known, language } = words;
  switch (figure.state) {
    case 'live':
      return null;
    case 'carriedForward':
      return (
        <span className="state-text">
          <Icon name="clock" />
          {isFromToday(figure) ? known('reason', figure.reason, t('figure.carried')) : t('figure.asOf', { day: dayInText(figure.asOf!, language) })}
        </span>
      );
    case 'estimated':
      return (
        <span className="state-text">
          <Icon name="info" />
          {known('reason', figure.reason, t('figure.estimated'))}
        </span>
      );
    case 'missing':
      return (
        <span className="state-text">
          <Icon name="info" />
          {known('reason', figure.reason, t('figure.missing'))}
        </span>
      );
  }
}

// A date says nothing about a value kept since this morning; the reason does.
function isFromToday({ asOf }: Figure) {
  return !asOf || tableDay(asOf) === tableDay(todayInSeoul());
}
