import { describe, expect, it } from 'vitest';
import { announcedAt, idleState } from '../../src/session/idle';

const minute = 60_000;
const window10 = { length: 10 * minute, touchedAt: 0 };

describe('the idle session', () => {
  it('is fine until its last minute', () => expect(idleState(window10, 9 * minute - 1)).toEqual({ kind: 'fine' }));
  it('warns for a whole minute', () => {
    expect(idleState(window10, 9 * minute)).toEqual({ kind: 'warning', seconds: 60 });
    expect(idleState(window10, 10 * minute - 1)).toEqual({ kind: 'warning', seconds: 1 });
  });
  it('is over at its end and after it', () => {
    expect(idleState(window10, 10 * minute)).toEqual({ kind: 'over' });
    expect(idleState(window10, 99 * minute)).toEqual({ kind: 'over' });
  });
  it('never ends when the hub names no end', () => expect(idleState({ length: Infinity, touchedAt: 0 }, Number.MAX_SAFE_INTEGER)).toEqual({ kind: 'fine' }));
  it('speaks at 60, 30 and 20 seconds only', () => {
    expect([60, 45, 31, 30, 21, 20, 5].map(announcedAt)).toEqual([60, 60, 60, 30, 30, 20, 20]);
  });
});
