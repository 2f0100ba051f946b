const day = (from: Date, days: number) => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** The authorization details (RFC 9396) that trying asks for: a month of reading, three months of history. */
export const consentOf = (domains: string[], today: Date) => ({
  type: 'mydata_consent',
  domains,
  accounts: 'choose',
  detail: ['totals', 'balances', 'transactions', 'holdings', 'policies'],
  history_from: day(today, -90),
  purpose: { code: 'personal-finance', text: '개발자 페이지에서 시험해 봅니다.' },
  recurring: true,
  ends_on: day(today, 30),
});
