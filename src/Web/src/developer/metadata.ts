export type KeyChoice = 'make' | 'own' | 'certificate';

export interface Draft {
  nameKo: string;
  nameEn: string;
  redirects: string[];
  keys: KeyChoice;
  /** A JWK Set, or the text of one. */
  jwks: object | string;
  subject: string;
  binding: 'dpop' | 'mtls';
}

/** Client metadata (RFC 7591 2) of an app that reads under grants. Throws a SyntaxError for keys that are no JSON. */
export function metadataOf(draft: Draft) {
  return {
    client_name: draft.nameEn.trim(),
    'client_name#ko': draft.nameKo.trim(),
    redirect_uris: draft.redirects,
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    response_types: ['code'],
    scope: 'mydata grant_management_query grant_management_revoke webhooks',
    authorization_details_types: ['mydata_consent'],
    ...(draft.keys === 'certificate'
      ? { token_endpoint_auth_method: 'tls_client_auth', tls_client_auth_subject_dn: draft.subject.trim() }
      : { token_endpoint_auth_method: 'private_key_jwt', jwks: typeof draft.jwks === 'string' ? (JSON.parse(draft.jwks) as object) : draft.jwks }),
    ...(draft.binding === 'dpop' ? { dpop_bound_access_tokens: true } : { tls_client_certificate_bound_access_tokens: true }),
  };
}

export const linesOf = (text: string) => text.split('\n').map(line => line.trim()).filter(line => line !== '');
