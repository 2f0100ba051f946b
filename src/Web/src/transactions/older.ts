import { monthsBefore } from '../format/dates';
import type { Period } from './filter';

/** Institutions give five years and twelve months a call, so one press fetches a year at most: the day from which it asks, or null. */
export function olderFrom(period: Period, from: string, collectedFrom: string | null | undefined, today: string): string | null {
  // The ready-made periods end within what the first collection brings.
  if (!collectedFrom || (period !== 'all' && period !== 'own')) return null;
  const wanted = [from, dayAfter(monthsBefore(today, 60)), monthsBefore(collectedFrom, 12)].sort().at(-1)!;
  return wanted < collectedFrom ? wanted : null;
}

function dayAfter(iso: string) {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
