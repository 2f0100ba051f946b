// Asks a customer for consent: pushed authorization request (RFC 9126), the hub's consent page, and the code back on a loopback address.
import { createServer } from 'node:http'
import * as client from 'openid-client'
import { connect } from './server.mjs'

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

export async function link(state, { domains, detail, days }) {
  const { config, options } = await connect(state)
  const verifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const details = detail.split(',')
  const url = await client.buildAuthorizationUrlWithPAR(config, {
    redirect_uri: state.redirectUri,
    scope: 'mydata',
    state: expectedState,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    grant_management_action: 'create',
    authorization_details: JSON.stringify([{
      type: 'mydata_consent',
      domains: domains.split(','),
      accounts: 'choose',
      detail: details,
      ...(details.includes('transactions') && { history_from: day(-Number(days)) }),
      purpose: { code: 'personal-finance', text: '지출과 자산을 한눈에 보여 드립니다.' },
      recurring: true,
      ends_on: day(180),
    }]),
  }, options)

  const callback = await customerComesBack(url, new URL(state.redirectUri))
  return client.authorizationCodeGrant(config, callback, { pkceCodeVerifier: verifier, expectedState }, undefined, options)
}

function customerComesBack(url, redirectUri) {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const callback = new URL(request.url, redirectUri)
      if (callback.pathname !== redirectUri.pathname) return response.writeHead(404).end()
      response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end('연결되었습니다. 이 창을 닫아도 됩니다. / Linked; you may close this window.')
      server.close(() => resolve(callback))
    })
    server.on('error', reject)
    server.listen(Number(redirectUri.port), '127.0.0.1', () => console.log(`Open this address as the customer:\n${url}`))
  })
}
