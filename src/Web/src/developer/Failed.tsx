import { Notice } from '../ui/Notice';
import { useDeveloperWords } from './words';

/** What the server said, in its own words: developers want them. */
export function Failed({ failure }: { failure: Error }) {
  const say = useDeveloperWords();
  return <Notice tone="danger">{say('failed', { reason: failure.message })}</Notice>;
}
