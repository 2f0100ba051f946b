/** What the authorization server refused: an OAuth error, a problem, or a bare status. */
export class Refused extends Error {
  constructor(readonly status: number, reason: string) {
    super(reason);
  }
}

/** A registered app as this page knows it. Kept for the tab only: the token manages the app. */
export interface Credentials {
  clientId: string;
  token: string;
}

export interface Registration {
  client_id: string;
  client_name?: string;
  'client_name#ko'?: string;
  redirect_uris: string[];
  token_endpoint_auth_method: string;
  dpop_bound_access_tokens?: boolean;
  tls_client_certificate_bound_access_tokens?: boolean;
  jwks?: { keys: JsonWebKey[] };
  registration_access_token?: string;
  registration_client_uri?: string;
  [member: string]: unknown;
}

export interface Webhook {
  id: string;
  url: string;
  types: string[];
  createdAt: string;
}

export interface Delivery {
  number: number;
  event: string;
  type: string;
  state: 'waiting' | 'delivered' | 'parked';
  attempts: number;
  lastTriedAt?: string;
  lastAnswer?: string;
  nextTryAt?: string;
}

export interface LoggedEvent {
  number: number;
  id: string;
  type: string;
  subject: string;
  grantId?: string;
  at: string;
  reason?: string;
  counts: Record<string, number>;
}

export interface CallStatistic {
  day: string;
  resource: string;
  status: number;
  calls: number;
}

export async function call<T>(path: string, token: string | null, method = 'GET', body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    credentials: 'omit',
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Refused(response.status, await reasonOf(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const managementPath = (clientId: string, rest = '') => `/oauth/register/${encodeURIComponent(clientId)}${rest}`;

export async function reasonOf(response: Response) {
  const said = (await response.json().catch(() => ({}))) as { error?: string; error_description?: string; detail?: string };
  return said.error_description ?? said.detail ?? said.error ?? String(response.status);
}

const storageKey = 'developer-app';

export const rememberedApp = (): Credentials | null => JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Credentials | null;

export function rememberApp(app: Credentials | null) {
  if (app) sessionStorage.setItem(storageKey, JSON.stringify(app));
  else sessionStorage.removeItem(storageKey);
}
