// Reads what was granted: the view, and every page of transactions.
import * as client from 'openid-client'
import { connect } from './server.mjs'

export async function read(state) {
  const { config, options } = await connect(state)
  const base = resourceOf(config, state)
  const get = async (path) => {
    const answer = await client.fetchProtectedResource(config, state.tokens.access_token, new URL(base + path), 'GET', undefined, undefined, options)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return answer.json()
  }

  const view = await get('/view')
  const transactions = []
  if (state.tokens.authorization_details?.[0]?.detail.includes('transactions')) {
    for (let cursor = ''; cursor !== undefined;) {
      const page = await get(`/transactions?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      transactions.push(...page.transactions)
      cursor = page.next ?? undefined
    }
  }

  return { view, transactions: transactions.length }
}

// Certificate-bound tokens are used where the hub asks for the certificate.
const resourceOf = (config, { binding }) => {
  const server = config.serverMetadata()
  const origin = binding === 'mtls' ? new URL(server.mtls_endpoint_aliases.token_endpoint).origin : new URL(server.issuer).origin
  return `${origin}/open/v1`
}
