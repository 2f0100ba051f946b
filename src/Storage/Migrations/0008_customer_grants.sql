-- What a customer allows a third party. In clear is only what must be found without the customer's key.
create table customer_grant (
    customer_id uuid not null references customer on delete cascade,
    grant_id uuid not null,
    client_id text not null,
    state text not null,
    ends_on date not null,                  -- the last day on which it holds, Asia/Seoul
    due_at timestamptz,                     -- when time alone changes something about it: a warning, its end
    version bigint not null,                -- the customer's version that wrote it
    body bytea not null,                    -- encrypted: what it shares, with whom, its times
    primary key (customer_id, grant_id)
);
create unique index customer_grant_id on customer_grant (grant_id);
create index customer_grant_client on customer_grant (client_id, state);
create index customer_grant_due on customer_grant (due_at) where due_at is not null;
alter table customer_grant alter column body set storage external;
