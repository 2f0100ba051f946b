import type { LeftOut, SourceState } from '../api/types';
import { dayInText } from '../format/dates';
import { money } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { Private } from '../ui/AmountText';
import { More } from '../ui/Disclosure';
import { Icon } from '../ui/Icon';

/** What the total does not contain, and which values in it are old: said beside the total, not hidden behind it. */
export function CoverageNote({ leftOut, sources }: { leftOut: LeftOut[]; sources: SourceState[] }) {
  const { t, known, language } = useWords();
  const old = sources.filter(source => source.state !== 'live' && source.lastSuccessAt);
  if (leftOut.length === 0 && old.length === 0) return null;
  const head = leftOut.length > 0 ? t('home.leftOut', { count: leftOut.length }) : t('home.oldInside', { count: old.length });
  return (
    <div className="coverage">
      <More summary={<><Icon name="info" /><span>{head}</span></>}>
        <ul className="plain-list">
          {leftOut.map((left, index) => (
            <li key={`${left.itemId}-${index}`}>
              <strong>{left.name}</strong>
              {left.amount != null && <> · <Private>{money(left.amount, left.currency ?? 'KRW', language)}</Private></>}
              <span className="under">{known('reason', left.reason, t('figure.missing'))}</span>
            </li>
          ))}
          {old.map(source => (
            <li key={source.institution}>
              <span className="under">{t('home.oldSource', { name: source.name, day: dayInText(source.lastSuccessAt!, language) })}</span>
            </li>
          ))}
        </ul>
      </More>
    </div>
  );
}
