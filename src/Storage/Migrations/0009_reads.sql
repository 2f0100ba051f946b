-- Who read what of a customer, under which grant, when. Ids and counts only. Equal reads of one moment are one row, and rows are
-- written in groups.
create table read_receipt (
    customer_id uuid not null references customer on delete cascade,
    receipt_id uuid not null,               -- version 7
    grant_id uuid not null,
    client_id text not null,
    resource text not null,                 -- view, accounts, transactions, …
    domains int not null,                   -- which domains the answer was about, as flags
    items int not null,                     -- how many things the answer held
    is_unchanged boolean not null,          -- the reader was told that what it had was the newest
    reads int not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (customer_id, receipt_id)
);
create index read_receipt_grant on read_receipt (customer_id, grant_id, receipt_id);
create index read_receipt_last on read_receipt (last_at);

-- How often third parties called the open API. Nothing of a customer.
create table client_call_count (
    client_id text not null,
    day date not null,                      -- Asia/Seoul
    resource text not null,
    status int not null,                    -- HTTP
    calls bigint not null,
    primary key (client_id, day, resource, status)
);
