import { describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../../src/api/types';
import { counts, noProgress, withEvent } from '../../src/progress/progress';

let sequence = 0;

function event(kind: string, institution?: string, rest: Partial<ProgressEvent> = {}): ProgressEvent {
  return { sequence: sequence++, kind, at: '2026-11-22T05:07:00Z', institution, institutionName: institution, rows: 0, done: 0, planned: 0, ...rest };
}

const after = (...events: ProgressEvent[]) => events.reduce(withEvent, noProgress);

describe('progress of a collection', () => {
  it('counts who has answered, who failed and who is awaited', () => {
    const progress = after(
      event('run-started'),
      event('institution-started', 'a', { planned: 3 }),
      event('institution-started', 'b', { planned: 3 }),
      event('institution-started', 'c', { planned: 3 }),
      event('institution-done', 'a', { outcome: 'fetched', rows: 12 }),
      event('institution-done', 'b', { outcome: 'unavailable', reason: '50001' }),
    );
    expect(counts(progress)).toEqual({ total: 3, arrived: 1, failed: 1, waiting: 1 });
  });

  it('does not count an event twice when the stream repeats it', () => {
    const started = event('institution-started', 'a');
    const dataset = event('dataset', 'a', { dataset: 'bank.accounts', outcome: 'fetched', rows: 4 });
    const progress = after(started, dataset, started, dataset);
    expect(progress.institutions[0]?.rows).toBe(4);
  });

  it('adds up the rows of a dataset over accounts and keeps its worst outcome', () => {
    const progress = after(
      event('dataset', 'a', { dataset: 'bank.deposit', outcome: 'fetched', rows: 10 }),
      event('dataset', 'a', { dataset: 'bank.deposit', outcome: 'unavailable', reason: '50001' }),
      event('dataset', 'a', { dataset: 'bank.deposit', outcome: 'fetched', rows: 5 }),
    );
    expect(progress.institutions[0]?.datasets).toEqual([{ dataset: 'bank.deposit', outcome: 'unavailable', reason: '50001', rows: 15 }]);
  });

  it('treats unchanged as an answer and malformed as a failure', () => {
    const progress = after(event('institution-done', 'a', { outcome: 'unchanged' }), event('institution-done', 'b', { outcome: 'malformed' }));
    expect(counts(progress)).toMatchObject({ arrived: 1, failed: 1 });
  });

  it('waits for nobody once the run is done', () => {
    const progress = after(event('institution-started', 'a'), event('run-done'));
    expect(progress.finished).toBe(true);
    expect(counts(progress).waiting).toBe(0);
  });

  it('ignores kinds of a newer hub', () => expect(after(event('something-new', 'a')).institutions).toEqual([]));
});
