import { Refused, reasonOf } from '../client';
import { type AppKey, publicJwkOf, randomText, sha256, signJwt } from '../keys';

/**
 * The whole of the profile in one file, as an app would do it: pushed authorization request (RFC 9126) with PKCE, a client
 * assertion (RFC 7523) at every call, and DPoP proofs (RFC 9449).
 */
export interface Server {
  issuer: string;
  pushed_authorization_request_endpoint: string;
  authorization_endpoint: string;
  token_endpoint: string;
  revocation_endpoint: string;
}

export interface Tokens {
  access_token: string;
  refresh_token?: string;
  authorization_details?: unknown[];
  grant_id?: string;
}

interface Pending {
  clientId: string;
  verifier: string;
  state: string;
  redirectUri: string;
}

const storageKey = 'developer-try';
let nonce: string | undefined;

export const discover = async () => (await fetch('/.well-known/oauth-authorization-server')).json() as Promise<Server>;

/** Where the browser goes next: the consent page. */
export async function begin(server: Server, clientId: string, key: AppKey, redirectUri: string, details: object) {
  const pending: Pending = { clientId, verifier: randomText(), state: randomText(), redirectUri };
  const answer = await post<{ request_uri: string }>(server, server.pushed_authorization_request_endpoint, clientId, key, {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'mydata',
    state: pending.state,
    code_challenge: await sha256(pending.verifier),
    code_challenge_method: 'S256',
    grant_management_action: 'create',
    authorization_details: JSON.stringify([details]),
  });
  sessionStorage.setItem(storageKey, JSON.stringify(pending));
  return `${server.authorization_endpoint}?${new URLSearchParams({ client_id: clientId, request_uri: answer.request_uri })}`;
}

/** The customer is back. An answer that is not to this tab's own question counts for nothing. */
export async function finish(server: Server, clientId: string, key: AppKey, callback: URLSearchParams) {
  const pending = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Pending | null;
  if (!pending || pending.clientId !== clientId || callback.get('state') !== pending.state || callback.get('iss') !== server.issuer) throw new Error('state');
  sessionStorage.removeItem(storageKey);
  const code = callback.get('code');
  if (!code) throw new Refused(400, callback.get('error') ?? 'no code');
  return post<Tokens>(server, server.token_endpoint, clientId, key, { grant_type: 'authorization_code', code, redirect_uri: pending.redirectUri, code_verifier: pending.verifier });
}

export const refresh = (server: Server, clientId: string, key: AppKey, token: string) =>
  post<Tokens>(server, server.token_endpoint, clientId, key, { grant_type: 'refresh_token', refresh_token: token });

export const revoke = (server: Server, clientId: string, key: AppKey, token: string) => post(server, server.revocation_endpoint, clientId, key, { token });

export async function read(server: Server, key: AppKey, token: string) {
  const url = `${server.issuer}/open/v1/view`;
  const response = await withNonce(async () => fetch(url, {
    credentials: 'omit',
    headers: { Authorization: `DPoP ${token}`, DPoP: await proof(key, 'GET', url, token) },
  }));
  if (!response.ok) throw new Refused(response.status, await reasonOf(response));
  return response.json() as Promise<object>;
}

async function post<T>(server: Server, url: string, clientId: string, key: AppKey, parameters: Record<string, string>): Promise<T> {
  const response = await withNonce(async () => fetch(url, {
    method: 'POST',
    credentials: 'omit',
    headers: { DPoP: await proof(key, 'POST', url) },
    body: new URLSearchParams({
      ...parameters,
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(server, clientId, key),
    }),
  }));
  if (!response.ok) throw new Refused(response.status, await reasonOf(response));
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

// A server may ask for its nonce in the proof (RFC 9449 8); then the same call is made again with it, once.
async function withNonce(send: () => Promise<Response>) {
  const first = await send();
  const fresh = first.headers.get('DPoP-Nonce');
  if (fresh) nonce = fresh;
  return (first.status === 400 || first.status === 401) && fresh ? send() : first;
}

async function proof(key: AppKey, method: string, url: string, token?: string) {
  const claims = { jti: randomText(), htm: method, htu: url, iat: now(), ...(nonce && { nonce }), ...(token && { ath: await sha256(token) }) };
  return signJwt(key.pair.privateKey, { typ: 'dpop+jwt', jwk: await publicJwkOf(key.pair.publicKey) }, claims);
}

const assertion = (server: Server, clientId: string, key: AppKey) => signJwt(
  key.pair.privateKey, { kid: key.keyId, typ: 'JWT' }, { iss: clientId, sub: clientId, aud: server.issuer, jti: randomText(), iat: now(), exp: now() + 60 });

const now = () => Math.floor(Date.now() / 1000);
