/** A time to the second, in the reader's own zone and language: for logs. */
export function moment(iso: string) {
  return new Date(iso).toLocaleString(document.documentElement.lang || undefined, { dateStyle: 'short', timeStyle: 'medium' });
}
