// What the third party must keep between runs: its keys, its registration and its tokens. All of it is secret.
import { readFileSync, writeFileSync } from 'node:fs'

export const load = (file) => JSON.parse(readFileSync(file, 'utf8'))

export const save = (file, state) => writeFileSync(file, JSON.stringify(state, null, 2), { mode: 0o600 })
