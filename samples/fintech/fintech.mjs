// A third party in one file's worth of commands: register, link, read, refresh, revoke, test. README.md says how to run it.
import { parseArgs } from 'node:util'
import { link } from './link.mjs'
import { read } from './read.mjs'
import { register } from './register.mjs'
import { connect } from './server.mjs'
import * as client from 'openid-client'
import { load, save } from './state.mjs'

const { positionals: [command], values } = parseArgs({
  allowPositionals: true,
  options: {
    state: { type: 'string', default: 'fintech.json' },
    issuer: { type: 'string', default: 'https://localhost:8443' },
    'initial-access-token': { type: 'string' },
    auth: { type: 'string', default: 'private_key_jwt' },
    binding: { type: 'string', default: 'dpop' },
    certificate: { type: 'string' },
    key: { type: 'string' },
    port: { type: 'string', default: '8090' },
    domains: { type: 'string', default: 'bank,card,investment,vehicle,insurance,loan' },
    detail: { type: 'string', default: 'totals,balances,transactions,holdings,policies' },
    days: { type: 'string', default: '90' },
  },
})

const commands = {
  register: async () => save(values.state, await register(values)),

  link: async () => {
    const state = load(values.state)
    state.tokens = await link(state, values)
    save(values.state, state)
    console.log(JSON.stringify({ granted: state.tokens.authorization_details, grant_id: state.tokens.grant_id }, null, 2))
  },

  read: async () => console.log(JSON.stringify(await read(load(values.state)), null, 2)),

  // The refresh token stays the same: this profile does not rotate it.
  refresh: async () => {
    const state = load(values.state)
    const { config, options } = await connect(state)
    const tokens = await client.refreshTokenGrant(config, state.tokens.refresh_token, undefined, options)
    state.tokens = { ...state.tokens, ...tokens }
    save(values.state, state)
    console.log('refreshed')
  },

  // Ends the refresh token and, with it, the access tokens made from it.
  revoke: async () => {
    const state = load(values.state)
    const { config } = await connect(state)
    await client.tokenRevocation(config, state.tokens.refresh_token)
    console.log('revoked')
  },
}

if (!Object.hasOwn(commands, command ?? '')) {
  console.error(`usage: node fintech.mjs ${Object.keys(commands).join('|')} [options]; see README.md`)
  process.exit(2)
}

try {
  await commands[command]()
} catch (failure) {
  // OAuth errors carry error and error_description; the cause carries what the server said.
  const said = failure.error ? `${failure.error}: ${failure.error_description ?? ''}` : failure.message
  console.error(`${command} failed: ${said}${failure.cause?.message ? ` (${failure.cause.message})` : ''}`)
  process.exit(1)
}
