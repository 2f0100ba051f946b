import type { VehicleItem } from '../../api/types';
import { dDay, day, daysUntil } from '../../format/dates';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText } from '../../ui/AmountText';
import { Badge } from '../../ui/Card';

export function DueDates({ dates, today }: { dates: VehicleItem['dueDates']; today: string }) {
  const { t, known, language } = useWords();
  if (dates.length === 0) return null;
  return (
    <>
      <h3>{t('vehicle.dueDates')}</h3>
      <ul className="upcoming">
        {[...dates].sort((a, b) => a.on.localeCompare(b.on)).map(due => (
          <li key={`${due.kind}-${due.on}`}>
            <Badge tone={daysUntil(due.on, today) <= 30 ? 'warn' : 'plain'}>{dDay(due.on, language, today)}</Badge>
            <span className="item-names">
              <span className="item-name">{known('due', due.kind)}</span>
              <span className="item-under">
                <time dateTime={due.on}>{day(due.on, language, today)}</time>
                {due.windowFrom && due.windowTo && <> · {t(due.kind === 'inspection' ? 'vehicle.window.inspection' : 'vehicle.window.payment', { from: day(due.windowFrom, language, today), to: day(due.windowTo, language, today) })}</>}
              </span>
            </span>
            {due.amount != null && <span className="item-figure"><AmountText amount={due.amount} /></span>}
          </li>
        ))}
      </ul>
    </>
  );
}
