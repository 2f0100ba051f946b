import type { Directory, DirectoryInstitution, LinkRequest } from '../api/types';
import { yearsLater } from '../format/dates';

/** What the person has chosen so far. Nothing that is consent is chosen beforehand. */
export interface Draft {
  pick: 'all' | 'some';
  sectors: string[];
  institutions: string[];
  method: 'integrated' | 'individual';
  authority: string | null;
  isScheduled: boolean | null;
  cycleWeeks: 1 | 2 | 3 | 4;
  years: 1 | 2 | 3 | 4 | 5;
  withMemo: boolean;
  withMerchant: boolean;
  withCategory: boolean;
}

export const emptyDraft: Draft = {
  pick: 'all',
  sectors: [],
  institutions: [],
  method: 'integrated',
  authority: null,
  isScheduled: null,
  cycleWeeks: 1,
  years: 1,
  withMemo: false,
  withMerchant: false,
  withCategory: false,
};

const sectorOrder = ['bank', 'card', 'invest', 'insu', 'capital', 'efin', 'telecom', 'ginsu', 'p2p', 'bond', 'usury', 'vehicleRegister'];

export function sectorsOf(directory: Directory): { sector: string; institutions: DirectoryInstitution[] }[] {
  const present = [...new Set(directory.institutions.map(({ sector }) => sector))];
  const rank = (sector: string) => (sectorOrder.includes(sector) ? sectorOrder.indexOf(sector) : sectorOrder.length);
  return present
    .sort((a, b) => rank(a) - rank(b))
    .map(sector => ({ sector, institutions: directory.institutions.filter(institution => institution.sector === sector) }));
}

/** Whom the request goes to. "All mine" leaves out what is linked already; asking again there is a change, chosen by hand. */
export function chosen(draft: Draft, directory: Directory): DirectoryInstitution[] {
  return directory.institutions.filter(institution =>
    draft.pick === 'all'
      ? draft.sectors.includes(institution.sector) && !isLinked(institution)
      : draft.institutions.includes(institution.institution),
  );
}

export function isLinked({ connection }: DirectoryInstitution) {
  return connection === 'active' || connection === 'requested';
}

/** The public register asks for the consent alone, so it goes along with either way of signing in. */
export function isReachable({ method }: Pick<Draft, 'method'>, institution: DirectoryInstitution) {
  return institution.sector === 'vehicleRegister' || institution[method];
}

/** Institutions that the chosen way of signing in cannot reach. */
export function unreachable(draft: Draft, institutions: DirectoryInstitution[]) {
  return institutions.filter(institution => !isReachable(draft, institution));
}

export type DraftError = 'none-chosen' | 'none-reachable' | 'no-authority' | 'no-schedule';

export function choiceError(draft: Draft, directory: Directory): DraftError | null {
  const institutions = chosen(draft, directory);
  if (institutions.length === 0) return 'none-chosen';
  if (unreachable(draft, institutions).length === institutions.length) return 'none-reachable';
  return draft.method === 'integrated' && !authorityOf(draft, directory) ? 'no-authority' : null;
}

export function termsError(draft: Draft): DraftError | null {
  return draft.isScheduled === null ? 'no-schedule' : null;
}

/** The only certificate authority there is needs no question. */
export function authorityOf(draft: Draft, directory: Directory) {
  return draft.authority ?? (directory.authorities.length === 1 ? directory.authorities[0]!.orgCode : null);
}

export function requestOf(draft: Draft, directory: Directory, today: string): LinkRequest {
  const authority = draft.method === 'integrated' ? authorityOf(draft, directory) : null;
  return {
    method: draft.method,
    ...(authority ? { authority } : {}),
    targets: chosen(draft, directory)
      .filter(institution => isReachable(draft, institution))
      .map(({ institution }) => ({ institution })),
    terms: {
      isScheduled: draft.isScheduled === true,
      cycleWeeks: draft.cycleWeeks,
      endsOn: yearsLater(today, draft.years),
      withMemo: draft.withMemo,
      withMerchant: draft.withMerchant,
      withCategory: draft.withCategory,
    },
  };
}
