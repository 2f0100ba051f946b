/** Percentages with one decimal by largest remainder, so that they add up to exactly 100.0. */
export function sharesOf(amounts: number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total <= 0) return amounts.map(() => 0);
  const exact = amounts.map(amount => (amount / total) * 1000);
  const floors = exact.map(Math.floor);
  const missing = 1000 - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((part, index) => ({ index, rest: part - floors[index]! })).sort((a, b) => b.rest - a.rest || a.index - b.index);
  byRemainder.slice(0, missing).forEach(({ index }) => floors[index]!++);
  return floors.map(part => part / 10);
}
