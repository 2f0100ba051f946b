/** The customer API as the hub answers it (JSON, camelCase). Amounts are numbers in the named currency. */

export type FigureState = 'live' | 'carriedForward' | 'estimated' | 'missing';

export interface Figure {
  amount: number | null;
  currency: string;
  krw: number | null;
  state: FigureState;
  asOf?: string | null;
  source?: string | null;
  reason?: string | null;
  rate?: { rate: number; unit: number; on: string } | null;
}

export interface NetWorthLine {
  key: string;
  domain: string;
  side: 'asset' | 'liability' | 'memo';
  total: Figure;
  count: number;
}

export interface LeftOut {
  name: string;
  reason: string;
  source?: string | null;
  itemId?: string | null;
  amount?: number | null;
  currency?: string | null;
}

export interface NetWorth {
  net: Figure;
  assets: Figure;
  liabilities: Figure;
  lines: NetWorthLine[];
  leftOut: LeftOut[];
  memo: NetWorthLine[];
  isComplete: boolean;
}

export interface Item {
  id: string;
  name: string;
  institution: string;
  institutionName: string;
  maskedNumber?: string | null;
  typeCode?: string;
  isClosed?: boolean;
  openedOn?: string | null;
}

export interface StandingOrder {
  payee: string;
  amount: number;
  currency: string;
  cycleCode: string;
  dayCode?: string | null;
  memo?: string | null;
}

export interface BankItem extends Item {
  kind: string;
  balance: Figure;
  balances: Figure[];
  withdrawable?: number | null;
  rate?: number | null;
  maturesOn?: string | null;
  monthlyPayIn?: number | null;
  isOverdraft: boolean;
  rewards?: number | null;
  standingOrders: StandingOrder[];
}

export interface BankSummary {
  total: Figure;
  items: BankItem[];
  protection: { institution: string; institutionName: string; total: number; protected: number; excess: number; limit: number }[];
}

export interface CardItem extends Item {
  cardType: string;
  spentThisMonth: Figure;
  isFamily: boolean;
  annualFee?: number | null;
  brand?: string | null;
  spentLastMonth: number;
}

export interface CardDue {
  institution: string;
  institutionName: string;
  dueOn: string;
  amount: number;
  lumpSum: number;
  instalment: number;
  loans: number;
  revolving: number;
  other: number;
}

export interface CardSummary {
  spentThisMonth: Figure;
  spentLastMonth: Figure;
  payable: Figure;
  items: CardItem[];
  dues: CardDue[];
  bills: { institution: string; institutionName: string; month: string; amount: number; paidOn?: string | null }[];
  byCategory: { category: string; amount: number; count: number; lastMonth: number }[];
  byMonth: { month: string; amount: number; count: number }[];
  points: { institution: string; institutionName: string; name: string; remaining: number; expiring: number }[];
  instalmentsLeft: number;
}

export interface Holding {
  name: string;
  code?: string | null;
  class: string;
  value: Figure;
  quantity?: number | null;
  cost?: number | null;
  gain?: number | null;
  gainRate?: number | null;
}

export interface InvestmentItem extends Item {
  kind: string;
  value: Figure;
  cost?: Figure | null;
  gain?: number | null;
  cash: Figure[];
  borrowed?: Figure | null;
  holdings: Holding[];
  isPension: boolean;
  isTaxFavoured: boolean;
  maturesOn?: string | null;
}

export interface Share {
  key: string;
  amount: number;
  percent: number;
}

export interface InvestmentSummary {
  total: Figure;
  gain?: Figure | null;
  items: InvestmentItem[];
  byClass: Share[];
  byCurrency: Share[];
}

export interface PolicyItem extends Item {
  kind: string;
  statusCode: string;
  role: string;
  sumInsured?: Figure | null;
  premium?: Figure | null;
  premiumCycle?: string | null;
  monthlyPremium?: number | null;
  endsOn?: string | null;
  premiumsEndOn?: string | null;
  isRenewable: boolean;
  riders: { name: string; statusCode: string; endsOn?: string | null; sumInsured: number; currency: string; isMain: boolean }[];
  coverages: { code: string; name?: string | null; amount: number; statusCode: string; endsOn?: string | null }[];
  cars: { plate?: string | null; carName?: string | null; startsOn: string; endsOn: string; hasOwnDamage: boolean; ageRider?: string | null; driverRider?: string | null }[];
  surrenderValue: Figure;
}

export interface InsuranceSummary {
  policies: number;
  monthlyPremium: Figure;
  items: PolicyItem[];
  risks: { risk: string; amount: number; policies: number }[];
}

export interface VehicleItem extends Item {
  plate?: string | null;
  value: Figure;
  net: Figure;
  vinTail: string;
  valueBasis: string;
  firstRegisteredOn?: string | null;
  modelYear?: number | null;
  displacementCc?: number | null;
  fuel?: string | null;
  loan?: { itemId: string; name: string; balance: Figure; loanToValue?: number | null; confidence: number; rule: string; isSuggestion: boolean } | null;
  lease?: { itemId: string; name: string; endsOn?: string | null; monthlyPayment?: number | null; confidence: number; rule: string; isSuggestion: boolean } | null;
  policy?: { itemId: string; name: string; startsOn: string; endsOn: string; hasOwnDamage: boolean; confidence: number; rule: string } | null;
  dueDates: { kind: string; on: string; windowFrom?: string | null; windowTo?: string | null; amount?: number | null }[];
  mortgages: number;
  seizures: number;
  yearlyTax?: number | null;
}

export interface LoanItem extends Item {
  kind: string;
  balance: Figure;
  principal?: number | null;
  rate?: number | null;
  repayMethod?: string | null;
  maturesOn?: string | null;
  nextPaymentOn?: string | null;
  nextPayment?: number | null;
  attachedTo?: string | null;
}

export interface MonthFlow {
  month: string;
  in: number;
  out: number;
  spent: number;
  saved: number;
  excluded: { reason: string; amount: number; count: number }[];
}

export interface UpcomingPayment {
  on: string;
  kind: string;
  name: string;
  amount: Figure;
  itemId?: string | null;
  fromAccount?: string | null;
  isEstimate: boolean;
}

export interface SourceState {
  operator: string;
  institution: string;
  name: string;
  sector: string;
  state: string;
  lastSuccessAt?: string | null;
  reason?: string | null;
  nextTryAt?: string | null;
  consentEndsOn?: string | null;
}

export interface HubNotice {
  key: string;
  level: 'info' | 'attention' | 'warning';
  itemId?: string | null;
  values: Record<string, string>;
}

export interface AssetView {
  version: number;
  builtAt: string;
  today: string;
  netWorth: NetWorth;
  bank: BankSummary;
  card: CardSummary;
  investment: InvestmentSummary;
  vehicle: { total: Figure; items: VehicleItem[] };
  insurance: InsuranceSummary;
  loans: LoanItem[];
  cashFlow: MonthFlow[];
  upcoming: UpcomingPayment[];
  history: { on: string; net: number; assets: number; liabilities: number; isComplete: boolean }[];
  sources: SourceState[];
  notices: HubNotice[];
}

export interface Session {
  signedIn: boolean;
  name?: string | null;
  language?: string | null;
  expiresAt?: string | null;
  identityVerification: boolean;
}

export interface DirectoryInstitution {
  institution: string;
  name: string;
  sector: string;
  individual: boolean;
  integrated: boolean;
  connection?: string | null;
}

export interface Directory {
  institutions: DirectoryInstitution[];
  authorities: { orgCode: string; name: string }[];
  operators: { orgCode: string; name: string }[];
}

export interface LinkTerms {
  isScheduled: boolean;
  cycleWeeks: number;
  endsOn: string;
  withMemo: boolean;
  withMerchant: boolean;
  withCategory: boolean;
}

export interface LinkRequest {
  method: 'integrated' | 'individual';
  authority?: string;
  targets: { institution: string; scopes?: { scope: string; assets?: { number: string; seqno?: string }[] }[] }[];
  terms: LinkTerms;
}

export interface LinkStep {
  institution: string;
  institutionName: string;
  state: string;
  reason?: string | null;
  nextPage?: string | null;
}

export interface LinkAnswer {
  linkId: string;
  signPage?: string | null;
  steps: LinkStep[];
  runId?: string | null;
}

export interface ProgressEvent {
  sequence: number;
  kind: string;
  at: string;
  institution?: string | null;
  institutionName?: string | null;
  dataset?: string | null;
  outcome?: string | null;
  reason?: string | null;
  rows: number;
  done: number;
  planned: number;
}

export interface TransactionRow {
  id: string;
  itemId: string;
  itemName: string;
  institution: string;
  institutionName: string;
  domain: string;
  at: string;
  hasTime: boolean;
  kind: string;
  amount: number;
  net: number;
  currency: string;
  balanceAfter?: number | null;
  title?: string | null;
  merchant?: string | null;
  memo?: string | null;
  category?: string | null;
  status?: string | null;
  changedAt?: string | null;
  instalments?: number | null;
  krwAmount?: number | null;
  notSpending?: string | null;
}

export interface ConsentRow {
  connection: { operator: string; institution: string };
  version: number;
  institutionName: string;
  sector: string;
  state: string;
  scopes: string[];
  purpose: string;
  endsOn: string;
  keepUntil: string;
  requestedAt: string;
  givenAt?: string | null;
  endedAt?: string | null;
  endReason?: string | null;
  isScheduled: boolean;
  basicCycleWeeks?: number | null;
  additionalCycleWeeks?: number | null;
  withMemo: boolean;
  withMerchant: boolean;
  withCategory: boolean;
  assets: number;
  canExtend: boolean;
  lastUsedAt?: string | null;
}

export interface WithdrawAnswer {
  receiptId?: string | null;
  revocation?: 'confirmed' | 'pending' | 'not-needed' | null;
  erased: boolean;
}

export interface LeaveAnswer {
  receiptId?: string | null;
  revoked: number;
  pending: number;
}
