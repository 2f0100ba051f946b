-- A customer. What is about the person is encrypted with the person's own key; in clear are only ids, times, states
-- and versions. Every per-customer table leads its key with customer_id, so that it can be sharded.
create table customer (
    customer_id uuid primary key,
    ci_hash bytea not null unique,          -- HMAC-SHA-256 of the CI under the hub's lookup key
    kek_id text not null,                   -- which key-encryption key wraps the data key
    wrapped_key bytea not null,             -- the data key; destroying it makes every copy of the rows unreadable
    state text not null,
    version bigint not null,                -- one more with every commit
    view_version bigint not null,
    seal bytea not null,                    -- encrypted: which rows and versions there are, so that an old row put back shows
    created_at timestamptz not null,
    last_visit_at timestamptz not null
);
create index customer_kek on customer (kek_id);
create index customer_last_visit on customer (last_visit_at);

-- One encrypted document: profile, book state, a ledger chunk of one account and month, …
create table document (
    customer_id uuid not null references customer on delete cascade,
    kind text not null,
    name bytea not null,                    -- encrypted: it may tell an account and a month
    version bigint not null,                -- the customer's version that wrote it
    body bytea not null,
    primary key (customer_id, kind, name)
);
alter table document alter column body set storage external; -- compressed before it was encrypted

-- Customer × operator × institution. In clear is only what must be found without the customer's key.
create table connection (
    customer_id uuid not null references customer on delete cascade,
    operator text not null,
    institution text not null,
    state text not null,
    ends_on date,                           -- of the transfer request, Asia/Seoul
    is_scheduled boolean not null,
    basic_cycle_weeks int,
    additional_cycle_weeks int,
    next_run_at timestamptz,
    claimed_until timestamptz,              -- a node is working on it
    version bigint not null,
    body bytea not null,                    -- encrypted: transfer request in detail, tokens, health
    primary key (customer_id, operator, institution)
);
create index connection_next_run on connection (next_run_at) where next_run_at is not null;
create index connection_ends_on on connection (ends_on) where ends_on is not null;
create index connection_institution on connection (institution, state);
alter table connection alter column body set storage external;

-- The consent ledger: every version of every transfer request (전송요구) with where it is in its life.
create table transfer_request (
    customer_id uuid not null references customer on delete cascade,
    operator text not null,
    institution text not null,
    request_version int not null,
    state text not null,
    requested_at timestamptz not null,
    given_at timestamptz,
    ended_at timestamptz,
    end_reason text,
    ends_on date,
    version bigint not null,
    body bytea not null,                    -- encrypted: the terms
    primary key (customer_id, operator, institution, request_version)
);
create index transfer_request_state on transfer_request (state, requested_at);
