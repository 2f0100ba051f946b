-- The hub's own keys by purpose (lookup, system), wrapped like a customer's.
create table system_key (
    purpose text primary key,
    kek_id text not null,
    wrapped_key bytea not null
);

-- A login name, as HMAC-SHA-256 under the lookup key, and the password's PBKDF2 hash.
create table sign_in (
    customer_id uuid not null references customer on delete cascade,
    login_hash bytea not null unique,
    password text not null,
    failures int not null default 0,
    locked_until timestamptz,
    primary key (customer_id, login_hash)
);

-- A signed-in browser. The token itself is nowhere: 256 random bits need no more than SHA-256.
create table session (
    session_hash bytea primary key,
    customer_id uuid not null references customer on delete cascade,
    created_at timestamptz not null,
    idle_ends_at timestamptz not null,
    ends_at timestamptz not null
);
create index session_customer on session (customer_id);
create index session_ends on session (ends_at);

-- The answer to a write, so that a repeated write gets the same one.
create table idempotency_key (
    customer_id uuid not null references customer on delete cascade,
    key_hash bytea not null,
    request_hash bytea not null,
    status int,                             -- null while the first one still runs
    answer bytea,                           -- encrypted
    created_at timestamptz not null,
    primary key (customer_id, key_hash)
);
create index idempotency_key_created on idempotency_key (created_at);
