export type Failure = 'consent-ended' | 'maintenance' | 'quota' | 'down' | 'paused' | 'our-fault' | 'old';

/** The standard's code says more than the state does (5.1): who is at fault and whether waiting helps. */
export function failureOf(state: string, reason: string | null | undefined): Failure {
  if (state === 'consent-ended' || reason === '40106') return 'consent-ended';
  if (reason === '50008' || reason === 'maintenance') return 'maintenance';
  if (reason === '42901' || reason === '50009' || state === 'busy') return 'quota';
  if (state === 'paused') return 'paused';
  // An answer we cannot read is ours to mend, whoever wrote it.
  if (state === 'our-fault' || state === 'malformed' || reason === 'our-fault' || reason === 'certificate-expired') return 'our-fault';
  if (state === 'unavailable') return 'down';
  return 'old';
}
