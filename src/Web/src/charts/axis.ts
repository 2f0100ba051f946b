/**
 * Floor and top of a value axis that need not begin at 0. Small changes (under a tenth) keep twice their range below them,
 * so that a quiet month does not look like a fall; 0 is included when values are negative or near it.
 */
export function valueAxis(values: number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const range = high - low || Math.abs(high) * 0.1 || 1;
  const isSmall = range < Math.abs(high) * 0.1;
  const floor = isSmall ? low - 2 * range : low - 0.3 * range;
  const includesZero = low < 0 || floor < 0;
  return [includesZero ? Math.min(0, low < 0 ? floor : 0) : floor, high + (isSmall ? 0.5 : 0.1) * range];
}
