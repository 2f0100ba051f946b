import type { Grant } from '../api/types';
import { useWords } from '../i18n/LanguageProvider';
import { Badge } from '../ui/Card';

export function GrantBadge({ grant }: { grant: Pick<Grant, 'state'> }) {
  const { known } = useWords();
  return <Badge tone={grant.state === 'active' ? 'accent' : 'plain'}>{known('grantState', grant.state)}</Badge>;
}
