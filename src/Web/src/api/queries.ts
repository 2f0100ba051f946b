import { QueryCache, QueryClient, type QueryFilters, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { Problem, get, serverNow } from './client';
import type { AssetView, ConsentRow, Directory, Grant, GrantDetails, LinkAnswer, Session, TransactionRow } from './types';

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: forgetEverythingWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, reason) => failures < 2 && (!(reason instanceof Problem) || reason.status === 0 || reason.status >= 500),
      // An unreachable hub is shown as such at once; TanStack would otherwise pause without a word.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session & { idleFor: number }> => {
    const session = await get<Session>('/api/session', signal);
    return { ...session, idleFor: session.expiresAt ? Date.parse(session.expiresAt) - serverNow() : Infinity };
  },
  staleTime: Infinity,
});

export const viewQuery = queryOptions({
  queryKey: ['view'],
  queryFn: ({ signal }) => get<AssetView>('/api/view', signal),
});

export const directoryQuery = queryOptions({
  queryKey: ['institutions'],
  queryFn: ({ signal }) => get<Directory>('/api/institutions', signal),
});

export const consentsQuery = queryOptions({
  queryKey: ['consents'],
  queryFn: ({ signal }) => get<{ consents: ConsentRow[] }>('/api/consents', signal),
});

export const grantsQuery = queryOptions({
  queryKey: ['grants'],
  queryFn: ({ signal }) => get<{ grants: Grant[] }>('/api/grants', signal),
});

/** One grant with its newest reads, or those before a mark. */
export const grantQuery = (grantId: string, before = '') =>
  queryOptions({
    queryKey: ['grants', grantId, before],
    queryFn: ({ signal }) => get<GrantDetails>(`/api/grants/${encodeURIComponent(grantId)}${before && `?before=${encodeURIComponent(before)}`}`, signal),
  });

export const linkQuery = (linkId: string) =>
  queryOptions({
    queryKey: ['link', linkId],
    queryFn: ({ signal }) => get<LinkAnswer>(`/api/links/${encodeURIComponent(linkId)}`, signal),
    staleTime: 0,
  });

export interface TransactionFilter {
  domain: string;
  item: string;
  from: string;
  to: string;
  text: string;
}

export const transactionsQuery = (filter: TransactionFilter) =>
  infiniteQueryOptions({
    queryKey: ['transactions', filter],
    queryFn: ({ pageParam, signal }) => {
      const chosen = Object.entries({ ...filter, cursor: pageParam, limit: '50' }).filter(([, value]) => value !== '');
      return get<{ rows: TransactionRow[]; next?: string | null; collectedFrom?: string | null }>(`/api/transactions?${new URLSearchParams(chosen)}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: last => last.next ?? undefined,
  });

/** The hub says otherwise by now: what is on the screen is asked for again; what is only remembered is forgotten, so that no page opens with old figures once more. */
export async function outdate(filters: QueryFilters) {
  queryClient.removeQueries({ ...filters, type: 'inactive' });
  await queryClient.invalidateQueries(filters);
}

/** Nothing of a person's may stay in memory after the session: amounts leave the page with it. */
export function endSessionHere() {
  const session = queryClient.getQueryData(sessionQuery.queryKey);
  queryClient.removeQueries({ predicate: query => query.queryKey[0] !== 'session' });
  queryClient.setQueryData(sessionQuery.queryKey, {
    signedIn: false,
    identityVerification: session?.identityVerification ?? true,
    idleFor: Infinity,
  });
}

function forgetEverythingWhenSignedOut(reason: Error) {
  if (reason instanceof Problem && reason.status === 401) endSessionHere();
}
