// RFC 7591: a new client with a key of its own. The hub's operator hands out initial access tokens (./hub client-token).
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { newKey, publicJwk } from './keys.mjs'
import { dispatcherOf } from './server.mjs'
import { fetch } from 'undici'

export async function register({ issuer, auth, binding, certificate, key, port, 'initial-access-token': token }) {
  const state = { issuer, auth, binding, certificate, key, redirectUri: `http://127.0.0.1:${port}/callback` }
  state.signingKey = await newKey()
  if (binding === 'dpop') state.dpopKey = await newKey()

  const discovery = await (await fetch(`${issuer}/.well-known/oauth-authorization-server`)).json()
  const answer = await fetch(discovery.registration_endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(metadata(state)),
    dispatcher: dispatcherOf(state),
  })
  const client = await answer.json()
  if (answer.status !== 201) throw new Error(`${client.error}: ${client.error_description}`)
  console.log(`registered as ${client.client_id}`)
  return { ...state, client }
}

const metadata = (state) => ({
  client_name: 'Sample Fintech',
  'client_name#ko': '샘플 핀테크',
  application_type: 'native',
  redirect_uris: [state.redirectUri],
  grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
  response_types: ['code'],
  scope: 'mydata grant_management_query grant_management_revoke webhooks',
  authorization_details_types: ['mydata_consent'],
  ...(state.auth === 'private_key_jwt'
    ? { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256', jwks: { keys: [publicJwk(state.signingKey)] } }
    : { token_endpoint_auth_method: 'tls_client_auth', tls_client_auth_subject_dn: subjectOf(state.certificate) }),
  ...(state.binding === 'dpop' ? { dpop_bound_access_tokens: true } : { tls_client_certificate_bound_access_tokens: true }),
})

// RFC 4514 puts the most specific part first; Node prints it last, a line each.
const subjectOf = (file) => new X509Certificate(readFileSync(file)).subject.split('\n').reverse().join(',')
