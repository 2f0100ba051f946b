import { QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { outdate, queryClient } from '../../src/api/queries';

const answer = vi.fn<() => Promise<string>>();
const key = ['view'];

afterEach(() => {
  queryClient.clear();
  answer.mockReset();
});

describe('answers that the hub has since changed', () => {
  it('are forgotten where no page shows them', async () => {
    queryClient.setQueryData(key, 'old');
    await outdate({ queryKey: key });
    expect(queryClient.getQueryData(key)).toBeUndefined();
  });

  it('are asked for again where a page shows them, which keeps the old ones until then', async () => {
    queryClient.setQueryData(key, 'old');
    const leave = new QueryObserver(queryClient, { queryKey: key, queryFn: answer }).subscribe(() => {});
    answer.mockResolvedValue('new');
    const asked = outdate({ queryKey: key });
    expect(queryClient.getQueryData(key)).toBe('old');
    await asked;
    expect(queryClient.getQueryData(key)).toBe('new');
    leave();
  });

  it('leave others alone', async () => {
    queryClient.setQueryData(['session'], 'mine');
    await outdate({ queryKey: key });
    expect(queryClient.getQueryData(['session'])).toBe('mine');
  });
});
