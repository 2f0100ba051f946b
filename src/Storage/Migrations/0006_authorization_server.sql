-- Third parties' software as registered (RFC 7591). The metadata, encrypted with the hub's own key, is the whole registration.
create table oauth_client (
    client_id text primary key,
    state text not null,                    -- active, disabled
    version bigint not null,
    registered_at timestamptz not null,
    registration_token_hash bytea not null, -- RFC 7592: 256 random bits need no more than SHA-256
    metadata bytea not null
);

-- What lets somebody register (RFC 7591 3), given out by the operator.
create table initial_access_token (
    token_hash bytea primary key,
    uses_left int not null,
    ends_at timestamptz not null,
    created_at timestamptz not null
);
create index initial_access_token_ends on initial_access_token (ends_at);

-- Client assertions that were used (RFC 7523 3): SHA-256 of client and jti, until the assertion is over.
create table client_assertion (
    assertion_hash bytea primary key,
    ends_at timestamptz not null
);
create index client_assertion_ends on client_assertion (ends_at);

-- Keys that sign for the authorization server, encrypted with the hub's own key: published, then signing, then only verifying.
create table server_key (
    key_id text primary key,
    algorithm text not null,
    created_at timestamptz not null,
    signs_from timestamptz not null,
    body bytea not null
);
create index server_key_signs on server_key (algorithm, signs_from);
