/** ES256 key pairs made in this browser, kept in its database so that only this origin can use them. */
export interface AppKey {
  keyId: string;
  pair: CryptoKeyPair;
}

const es256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Extractable once, so that its owner can download it; what is kept afterwards is not. */
export async function makeKey() {
  const pair = await crypto.subtle.generateKey(es256, true, ['sign', 'verify']);
  const keyId = crypto.randomUUID();
  const secret = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const kept = await crypto.subtle.importKey('jwk', secret, es256, false, ['sign']);
  return {
    key: { keyId, pair: { privateKey: kept, publicKey: pair.publicKey } } satisfies AppKey,
    publicJwk: await publicJwkOf(pair.publicKey, keyId),
    privateJwk: { kty: secret.kty, crv: secret.crv, x: secret.x, y: secret.y, d: secret.d, kid: keyId, alg: 'ES256', use: 'sig' },
  };
}

export async function publicJwkOf(key: CryptoKey, keyId?: string) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
  return { kty, crv, x, y, ...(keyId && { kid: keyId, alg: 'ES256', use: 'sig' }) };
}

/** A JWT in compact serialization (RFC 7515 7.1), signed with ES256. */
export async function signJwt(key: CryptoKey, header: object, claims: object) {
  const signed = `${encode(JSON.stringify({ alg: 'ES256', ...header }))}.${encode(JSON.stringify(claims))}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(signed));
  return `${signed}.${base64Url(new Uint8Array(signature))}`;
}

export async function sha256(text: string) {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

export const randomText = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));

const encode = (text: string) => base64Url(new TextEncoder().encode(text));

function base64Url(bytes: Uint8Array) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export const keepKey = (clientId: string, key: AppKey) => inStore('readwrite', store => store.put(key, clientId));

export const keptKey = (clientId: string) => inStore<AppKey | undefined>('readonly', store => store.get(clientId));

export const dropKey = (clientId: string) => inStore('readwrite', store => store.delete(clientId));

function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('developer', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
    opening.onerror = () => reject(opening.error!);
    opening.onsuccess = () => {
      const request = act(opening.result.transaction('keys', mode).objectStore('keys'));
      request.onerror = () => reject(request.error!);
      request.onsuccess = () => {
        opening.result.close();
        resolve(request.result as T);
      };
    };
  });
}
