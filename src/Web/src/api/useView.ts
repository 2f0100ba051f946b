import { useQuery } from '@tanstack/react-query';
import { queryClient, viewQuery } from './queries';

export function useView() {
  return useQuery(viewQuery);
}

/** Names the institution behind an org code from the sources of the view already shown. */
export function useInstitutionName(orgCode: string | null | undefined) {
  if (!orgCode) return null;
  const view = queryClient.getQueryData(viewQuery.queryKey);
  return view?.sources.find(source => source.institution === orgCode)?.name ?? orgCode;
}
