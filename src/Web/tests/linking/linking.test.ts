import { describe, expect, it } from 'vitest';
import type { Directory, DirectoryInstitution } from '../../src/api/types';
import { type Draft, choiceError, chosen, emptyDraft, requestOf, termsError, unreachable } from '../../src/linking/draft';
import { isSettled, overall } from '../../src/linking/steps';

const directory: Directory = {
  institutions: [
    { institution: 'BANK000001', name: '가온은행', sector: 'bank', individual: true, integrated: true, connection: 'active' },
    { institution: 'BANK000002', name: '다온은행', sector: 'bank', individual: true, integrated: true },
    { institution: 'TELE000001', name: '하나로텔레콤', sector: 'telecom', individual: true, integrated: false },
  ],
  authorities: [{ orgCode: 'CA00000001', name: '인증' }],
  operators: [],
};

const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft, ...part });

describe('a link request', () => {
  it('begins with nothing agreed to', () => {
    expect(emptyDraft).toMatchObject({ isScheduled: null, withMemo: false, withMerchant: false, withCategory: false, sectors: [], institutions: [] });
  });

  it('finds everything of the sectors that is not linked yet', () => {
    expect(chosen(draft({ sectors: ['bank'] }), directory).map(found => found.institution)).toEqual(['BANK000002']);
  });

  it('asks again at a linked institution only when it is chosen by hand', () => {
    expect(chosen(draft({ pick: 'some', institutions: ['BANK000001'] }), directory)).toHaveLength(1);
  });

  it('names those that the way of signing in cannot reach and leaves them out', () => {
    const both = draft({ sectors: ['bank', 'telecom'], isScheduled: true });
    expect(unreachable(both, chosen(both, directory)).map(found => found.name)).toEqual(['하나로텔레콤']);
    expect(requestOf(both, directory, '2026-11-22').targets).toEqual([{ institution: 'BANK000002' }]);
  });

  it('takes the vehicle register along with either way of signing in', () => {
    const register: DirectoryInstitution = { institution: 'VEHICLE001', name: '자동차등록원부', sector: 'vehicleRegister', individual: true, integrated: false };
    const withRegister = { ...directory, institutions: [...directory.institutions, register] };
    const request = requestOf(draft({ sectors: ['bank', 'vehicleRegister'], isScheduled: true }), withRegister, '2026-11-22');
    expect(request.targets).toEqual([{ institution: 'BANK000002' }, { institution: 'VEHICLE001' }]);
  });

  it('is refused with nothing chosen, nobody reachable, or no answer about the schedule', () => {
    expect(choiceError(draft({}), directory)).toBe('none-chosen');
    expect(choiceError(draft({ sectors: ['telecom'] }), directory)).toBe('none-reachable');
    expect(termsError(draft({}))).toBe('no-schedule');
  });

  it('needs a certificate authority only to sign for all at once', () => {
    const two = { ...directory, authorities: [...directory.authorities, { orgCode: 'CA00000002', name: '둘째' }] };
    expect(choiceError(draft({ sectors: ['bank'] }), two)).toBe('no-authority');
    expect(choiceError(draft({ sectors: ['bank'], method: 'individual' }), two)).toBeNull();
  });

  it('carries the terms exactly as chosen', () => {
    const request = requestOf(draft({ sectors: ['bank'], isScheduled: false, cycleWeeks: 3, years: 5, withMerchant: true }), directory, '2026-11-22');
    expect(request).toMatchObject({
      method: 'integrated',
      authority: 'CA00000001',
      terms: { isScheduled: false, cycleWeeks: 3, endsOn: '2031-11-22', withMemo: false, withMerchant: true, withCategory: false },
    });
  });
});

describe('the steps of a link', () => {
  const steps = (...states: string[]) => ({ steps: states.map((state, index) => ({ institution: `I${index}`, institutionName: '', state })) });

  it('are settled when nothing waits any more', () => {
    expect(isSettled(steps('linked', 'refused'))).toBe(true);
    expect(isSettled(steps('linked', 'exchanging'))).toBe(false);
  });

  it('sum up to one sentence', () => {
    expect(overall(steps('linked', 'linked'))).toBe('linked');
    expect(overall(steps('linked', 'refused'))).toBe('partly');
    expect(overall(steps('refused', 'expired'))).toBe('failed');
    expect(overall(steps('waiting-for-signature'))).toBe('waiting');
  });
});
