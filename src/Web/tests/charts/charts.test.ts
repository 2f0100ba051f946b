import { describe, expect, it } from 'vitest';
import { nextPoint } from '../../src/charts/keys';
import { valueAxis } from '../../src/charts/axis';
import { sharesOf } from '../../src/charts/shares';

describe('shares', () => {
  it.each([[[1, 1, 1]], [[25048150, 14200000, 26150000]], [[1, 999999]], [[7]]])('of %j add up to 100.0', amounts => {
    const tenths = sharesOf(amounts).reduce((sum, share) => sum + Math.round(share * 10), 0);
    expect(tenths).toBe(1000);
  });
  it('give the remainder to the largest rest', () => expect(sharesOf([1, 1, 1])).toEqual([33.4, 33.3, 33.3]));
  it('of nothing are nothing', () => expect(sharesOf([0, 0])).toEqual([0, 0]));
});

describe('the value axis', () => {
  it('keeps room under a small change, so that it does not look large', () => expect(valueAxis([100, 104])).toEqual([92, 106]));
  it('includes zero when values are near it', () => expect(valueAxis([1, 100])[0]).toBe(0));
  it('goes below zero with negative values', () => expect(valueAxis([-50, 100])[0]).toBeLessThan(-50));
  it('has a height for a flat line', () => {
    const [floor, top] = valueAxis([500, 500]);
    expect(top).toBeGreaterThan(floor);
  });
});

describe('reading a chart by keyboard', () => {
  it('begins at the first or the last point', () => {
    expect(nextPoint('ArrowRight', null, 5)).toBe(0);
    expect(nextPoint('ArrowLeft', null, 5)).toBe(4);
  });
  it('stops at the ends', () => {
    expect(nextPoint('ArrowRight', 4, 5)).toBe(4);
    expect(nextPoint('ArrowLeft', 0, 5)).toBe(0);
  });
  it('leaves other keys to the page', () => expect(nextPoint('Tab', 2, 5)).toBeUndefined());
  it('has nowhere to go without points', () => expect(nextPoint('End', null, 0)).toBeUndefined());
});
