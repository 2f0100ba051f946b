-- What the authorization server keeps between two requests of one flow. Request URIs, codes and tokens are 256 random bits; only
-- their SHA-256 is here. Bodies are encrypted with the hub's own key. Each is used once by one conditional statement, on any node.

-- A pushed authorization request (RFC 9126). It is spent when the flow completes, not when the page loads.
create table pushed_request (
    request_hash bytea primary key,
    client_id text not null,
    expires_at timestamptz not null,        -- until then the page may be opened
    keep_until timestamptz not null,        -- until then somebody who has opened it may complete it
    held_until timestamptz,                 -- being completed at this moment
    spent_at timestamptz,
    body bytea not null
);
create index pushed_request_keep on pushed_request (keep_until);

-- One browser on its way through sign-in and consent.
create table interaction (
    interaction_hash bytea primary key,
    request_hash bytea not null references pushed_request on delete cascade,
    browser_hash bytea not null,
    begun_at timestamptz not null,
    expires_at timestamptz not null
);
create index interaction_request on interaction (request_hash);
create index interaction_expires on interaction (expires_at);

-- An authorization code; kept for a while after it was redeemed, so that a second use is noticed.
create table authorization_code (
    code_hash bytea primary key,
    client_id text not null,
    customer_id uuid not null references customer on delete cascade,
    grant_id uuid not null,
    expires_at timestamptz not null,
    redeemed_at timestamptz,
    reused_at timestamptz,                  -- somebody came with it again: nothing more is issued from it
    body bytea not null
);
create index authorization_code_customer on authorization_code (customer_id);
create index authorization_code_expires on authorization_code (expires_at);

create table refresh_token (
    token_hash bytea primary key,
    client_id text not null,
    customer_id uuid not null references customer on delete cascade,
    grant_id uuid not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    body bytea not null
);
create index refresh_token_customer on refresh_token (customer_id);
create index refresh_token_grant on refresh_token (grant_id);
create index refresh_token_client on refresh_token (client_id);
create index refresh_token_expires on refresh_token (expires_at);

-- Access tokens that are void before they expire: one by its jti, or all that a grant had until then.
create table revoked_token (
    subject text primary key,
    revoked_at timestamptz not null,
    expires_at timestamptz not null
);
create index revoked_token_expires on revoked_token (expires_at);
