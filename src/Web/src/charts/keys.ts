/** Which point a key leads to; undefined when the key is not ours. */
export function nextPoint(key: string, active: number | null, length: number): number | undefined {
  if (length === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return active === null ? 0 : Math.min(active + 1, length - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return active === null ? length - 1 : Math.max(active - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
