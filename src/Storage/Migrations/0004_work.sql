-- What is still to be done outside: a token to revoke at its institution, a third party to tell. Encrypted with the customer's
-- key, or with the hub's own where it must outlive the customer's erasure.
create table outbox (
    outbox_id uuid primary key,
    customer_id uuid not null,
    topic text not null,
    operator text,
    institution text,
    survives_erasure boolean not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    claimed_until timestamptz,
    attempts int not null default 0,
    body bytea not null
);
create index outbox_due on outbox (topic, due_at);
create index outbox_customer on outbox (customer_id, topic);

-- Proof given to a customer of what was done. The receipt of an erasure outlives it; encrypted with the hub's own key.
create table receipt (
    customer_id uuid not null,
    receipt_id uuid not null,
    kind text not null,
    issued_at timestamptz not null,
    body bytea not null,
    primary key (customer_id, receipt_id)
);

-- How often institutions were called; successful calls are billed to the operator. Nothing of a customer.
create table call_count (
    operator text not null,
    institution text not null,
    day date not null,                      -- Asia/Seoul
    api text not null,
    kind text not null,                     -- x-api-type: user-consent, user-refresh, user-search, scheduled
    outcome text not null,
    calls bigint not null,
    primary key (operator, institution, day, api, kind, outcome)
);

-- What concerns nobody in particular: the portal's directory, exchange rates.
create table shared_document (
    kind text not null,
    key text not null,
    stored_at timestamptz not null,
    body bytea not null,
    primary key (kind, key)
);
