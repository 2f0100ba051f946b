/** The customer API as the hub answers it (JSON, camelCase), under the names the pages use. Amounts are numbers in the named currency. */
import type { components } from './openapi';

type Schemas = components['schemas'];

/** A request with everything said, though the hub would take less. */
type Said<Body> = { [Member in keyof Body]-?: NonNullable<Body[Member]> };

export type FigureState = Schemas['FigureState'];
export type Figure = Schemas['Figure'];
export type NetWorthLine = Schemas['NetWorthLine'];
export type LeftOut = Schemas['LeftOut'];
export type NetWorth = Schemas['NetWorth'];

/** What accounts, cards, policies, vehicles and loans have in common. */
export type Item = Pick<
  Schemas['BankItem'],
  'id' | 'name' | 'institution' | 'institutionName' | 'maskedNumber' | 'typeCode' | 'isClosed' | 'openedOn'
>;

export type StandingOrder = Schemas['StandingOrderItem'];
export type BankItem = Schemas['BankItem'];
export type BankSummary = Schemas['BankSummary'];
export type CardItem = Schemas['CardItem'];
export type CardDue = Schemas['CardDueItem'];
export type CardSummary = Schemas['CardSummary'];
export type Holding = Schemas['HoldingItem'];
export type InvestmentItem = Schemas['InvestmentItem'];
export type Share = Schemas['Share'];
export type InvestmentSummary = Schemas['InvestmentSummary'];
export type PolicyItem = Schemas['PolicyItem'];
export type InsuranceSummary = Schemas['InsuranceSummary'];
export type VehicleItem = Schemas['VehicleItem'];
export type LoanItem = Schemas['LoanItem'];
export type MonthFlow = Schemas['MonthFlow'];
export type UpcomingPayment = Schemas['UpcomingPayment'];
export type SourceState = Schemas['SourceState'];
export type HubNotice = Schemas['Notice'];
export type AssetView = Schemas['AssetView'];
export type Session = Schemas['SessionAnswer'];
export type DirectoryInstitution = Schemas['InstitutionRow'];
export type Directory = Schemas['InstitutionList'];
export type LinkTerms = Said<Schemas['LinkTermsBody']>;
export type LinkRequest = Schemas['LinkBody'] & { method: 'integrated' | 'individual'; terms: LinkTerms };
export type LinkStep = Schemas['LinkStep'];
export type LinkAnswer = Schemas['LinkProgress'];
export type ProgressEvent = Schemas['ProgressEvent'];
export type TransactionRow = Schemas['TransactionRow'];
export type ConsentRow = Schemas['ConsentRow'];
export type Grant = Schemas['GrantSummary'];
export type GrantItem = Schemas['PreviewItem'];
export type GrantRead = Schemas['GrantReadRow'];
export type GrantReceipt = Schemas['GrantReceiptRow'];
export type GrantDetails = Schemas['GrantDetails'];
export type WithdrawAnswer = Schemas['WithdrawalReceipt'];
export type LeaveAnswer = Schemas['LeaveReceipt'];
