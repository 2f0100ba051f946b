// ES256 keys, kept as JWKs.
const P256 = { name: 'ECDSA', namedCurve: 'P-256' }

export async function newKey() {
  const pair = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  return { ...(await crypto.subtle.exportKey('jwk', pair.privateKey)), kid: crypto.randomUUID(), alg: 'ES256', use: 'sig' }
}

export const publicJwk = ({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use })

const plain = ({ kty, crv, x, y, d }) => ({ kty, crv, x, y, ...(d && { d }) })

export const privateKeyOf = (jwk) => crypto.subtle.importKey('jwk', plain(jwk), P256, false, ['sign'])

// DPoP proofs carry the public key, so that one must be readable.
export const pairOf = async (jwk) => ({
  privateKey: await privateKeyOf(jwk),
  publicKey: await crypto.subtle.importKey('jwk', plain(publicJwk(jwk)), P256, true, ['verify']),
})
