-- A customer. What is about the person is in profile and document, encrypted with the person's own key;
-- in clear are only ids, times, states and versions. Every per-customer table leads its key with customer_id.
create table customer (
    customer_id uuid primary key,
    ci_hash bytea not null unique,         -- HMAC-SHA-256 of the CI under the hub's lookup key
    kek_id text not null,                  -- which key-encryption key wraps the data key
    wrapped_key bytea not null,            -- the data key; destroying it makes every copy of the rows unreadable
    state text not null,
    version bigint not null,               -- one more with every commit
    view_version bigint not null,
    seal bytea not null,                   -- encrypted: what the newest rows are, so that an old row put back shows
    created_at timestamptz not null,
    last_visit_at timestamptz not null
);
create index customer_kek on customer (kek_id);
create index customer_last_visit on customer (last_visit_at);

-- One encrypted document of a customer: profile, book state, a ledger chunk of one account and month, …
create table document (
    customer_id uuid not null references customer on delete cascade,
    kind text not null,
    key text not null,
    version bigint not null,               -- the customer's version that wrote it
    body bytea not null,
    primary key (customer_id, kind, key)
);
alter table document alter column body set storage external;  -- compressed before encryption

-- Customer × operator × institution. In clear is only what must be found without the customer's key.
create table connection (
    customer_id uuid not null references customer on delete cascade,
    operator text not null,
    institution text not null,
    state text not null,
    consent_ends_at timestamptz,
    is_scheduled boolean not null,
    cycle_days int,                        -- of the scheduled transfer
    next_run_at timestamptz,
    claimed_until timestamptz,             -- a node is collecting it
    version bigint not null,
    body bytea not null,                   -- encrypted: transfer request, tokens, health
    primary key (customer_id, operator, institution)
);
create index connection_next_run on connection (next_run_at) where next_run_at is not null;
create index connection_ends on connection (consent_ends_at) where consent_ends_at is not null;
create index connection_operator on connection (operator, institution, state);
alter table connection alter column body set storage external;
