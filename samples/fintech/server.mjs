// The hub's authorization server as this client sees it: how it authenticates, and how its tokens are bound.
import { readFileSync } from 'node:fs'
import * as client from 'openid-client'
import { Agent, fetch } from 'undici'
import { pairOf, privateKeyOf } from './keys.mjs'

export async function connect(state) {
  const dispatcher = dispatcherOf(state)
  const authenticate = state.auth === 'private_key_jwt'
    ? client.PrivateKeyJwt({ key: await privateKeyOf(state.signingKey), kid: state.signingKey.kid })
    : client.TlsClientAuth()
  const config = await client.discovery(
    new URL(state.issuer), state.client.client_id, { ...state.client, use_mtls_endpoint_aliases: usesTls(state) }, authenticate,
    { algorithm: 'oauth2', [client.customFetch]: (url, options) => fetch(url, { ...options, dispatcher }) })
  const options = state.binding === 'dpop' ? { DPoP: client.getDPoPHandle(config, await pairOf(state.dpopKey)) } : undefined
  return { config, options }
}

// A client certificate is shown where the hub asks for one: on its mTLS addresses.
export const dispatcherOf = (state) => new Agent({
  connect: usesTls(state) ? { cert: readFileSync(state.certificate), key: readFileSync(state.key) } : {},
})

const usesTls = ({ auth, binding }) => auth === 'tls_client_auth' || binding === 'mtls'
