-- What third parties are told. Ids, kinds, times and counts only: nothing of a person, so it outlives an erasure.

-- Where a third party wants to be told.
create table webhook_endpoint (
    client_id text not null,
    endpoint_id uuid not null,
    url text not null,
    types text[] not null,                  -- which events; none named means all
    created_at timestamptz not null,
    primary key (client_id, endpoint_id)
);

-- Each third party's log. Written in the commit that causes the event, numbered once every transaction before it is over: whoever
-- reads on from a number misses nothing.
create table third_party_event (
    written bigint generated always as identity primary key,
    event_id uuid not null unique,
    client_id text not null,
    number bigint,                          -- 1, 2, 3 … in the client's log
    type text not null,
    subject text not null,                  -- the customer as this client knows him
    grant_id uuid not null,                 -- zeros for a test
    at timestamptz not null,
    reason text,
    receipt_id uuid,                        -- the customer's receipt that says whether the third party was told
    counts jsonb not null
);
create unique index third_party_event_number on third_party_event (client_id, number) where number is not null;
create index third_party_event_fresh on third_party_event (written) where number is null;
create index third_party_event_at on third_party_event (at);
create index third_party_event_receipt on third_party_event (receipt_id) where receipt_id is not null;

-- One event on its way to one endpoint.
create table webhook_delivery (
    endpoint_id uuid not null,
    number bigint not null,
    client_id text not null,
    subject text not null,
    state text not null,                    -- Waiting, Delivered, Parked
    since timestamptz not null,             -- when it was first due, or replayed
    due_at timestamptz not null,
    claimed_until timestamptz,
    attempts int not null default 0,
    last_tried_at timestamptz,
    last_answer text,                       -- the status, or what was in the way
    primary key (endpoint_id, number)
);
create index webhook_delivery_due on webhook_delivery (due_at) where state = 'Waiting';
create index webhook_delivery_order on webhook_delivery (endpoint_id, subject, number) where state = 'Waiting';
create index webhook_delivery_client on webhook_delivery (client_id, endpoint_id);
