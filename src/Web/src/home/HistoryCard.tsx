import { useState } from 'react';
import type { AssetView } from '../api/types';
import { LineFigure } from '../charts/LineFigure';
import { daysUntil } from '../format/dates';
import { signedPercent, won } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { usePreferences } from '../preferences/preferences';
import { ChangeText } from '../ui/AmountText';
import { Card } from '../ui/Card';

const ranges = [
  { key: '1m', days: 31 },
  { key: '3m', days: 92 },
  { key: '6m', days: 184 },
  { key: '1y', days: 366 },
  { key: 'all', days: Infinity },
] as const;

/** Net worth over time; below two recorded days it says so instead of drawing a dot. */
export function HistoryCard({ history }: { history: AssetView['history'] }) {
  const { t, language } = useWords();
  const hidden = usePreferences().hideAmounts;
  const [range, setRange] = useState<(typeof ranges)[number]>(ranges[3]);
  if (history.length < 2) {
    return <Card title={t('home.history')}><p className="quiet">{t('home.history.short')}</p></Card>;
  }
  const newest = history.at(-1)!;
  const shown = history.filter(point => -daysUntil(point.on, newest.on) <= range.days).slice(-366);
  const first = shown[0]!;
  const change = newest.net - first.net;
  const rate = first.net === 0 ? undefined : signedPercent((change / Math.abs(first.net)) * 100);
  const text = change === 0 ? t('change.none') : hidden ? t('amount.hidden') : won(Math.abs(change), language);
  return (
    <Card title={t('home.history')} aside={<ChangeText amount={change} suffix={rate} />}>
      <div className="segmented" role="group" aria-label={t('range.label')}>
        {ranges.map(choice => (
          <button key={choice.key} type="button" aria-pressed={choice.key === range.key} onClick={() => setRange(choice)}>{t(`range.${choice.key}`)}</button>
        ))}
      </div>
      <LineFigure
        title={t('home.netWorth')}
        finding={t(change >= 0 ? 'home.history.up' : 'home.history.down', { range: t(`rangeWords.${range.key}`), amount: text })}
        values={shown.map(({ on, net }) => ({ on, value: net }))}
      />
    </Card>
  );
}
