import type { ConsentRow } from '../api/types';

/** Withdrawing counts as past: tokens stopped at once, only the institution has not answered yet. */
export function isInForce({ state }: Pick<ConsentRow, 'state'>) {
  return state === 'active' || state === 'requested';
}

export function keyOf({ connection, version }: Pick<ConsentRow, 'connection' | 'version'>) {
  return `${connection.operator}-${connection.institution}-${version}`;
}
