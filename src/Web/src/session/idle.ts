/** When the session ends unless somebody does something, and what to show until then. */
export interface IdleWindow {
  /** Length of the idle window in ms as the hub granted it. */
  length: number;
  /** Last request that the person caused, ms since the epoch. */
  touchedAt: number;
}

export const warnBefore = 60_000;

export type IdleState = { kind: 'fine' } | { kind: 'warning'; seconds: number } | { kind: 'over' };

export function idleState({ length, touchedAt }: IdleWindow, now: number): IdleState {
  const left = touchedAt + length - now;
  if (left <= 0) return { kind: 'over' };
  return left <= warnBefore ? { kind: 'warning', seconds: Math.ceil(left / 1000) } : { kind: 'fine' };
}

/** Announced aloud at these seconds only, so that the countdown does not talk all the time. */
export const announcedSeconds = [60, 30, 20];

/** The announcement in force: the nearest one at or above the seconds left. */
export function announcedAt(seconds: number) {
  return announcedSeconds.filter(at => at >= seconds).at(-1) ?? 60;
}
