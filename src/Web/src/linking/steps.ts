import type { LinkAnswer } from '../api/types';

const waiting = ['waiting-for-signature', 'waiting-for-institution', 'exchanging'];

/** Nothing more will change by waiting. */
export function isSettled({ steps }: Pick<LinkAnswer, 'steps'>) {
  return steps.every(step => !waiting.includes(step.state));
}

export function overall(answer: Pick<LinkAnswer, 'steps'>): 'waiting' | 'exchanging' | 'linked' | 'partly' | 'failed' {
  const { steps } = answer;
  if (steps.some(step => step.state === 'exchanging')) return 'exchanging';
  if (!isSettled(answer)) return 'waiting';
  const linked = steps.filter(step => step.state === 'linked').length;
  return linked === steps.length ? 'linked' : linked > 0 ? 'partly' : 'failed';
}
