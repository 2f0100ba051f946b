-- What changes with every collection of a connection: when it was collected, and when each of its questions was answered last. Apart from
-- connection and document, so that a collection that found nothing new writes next to nothing. A connection without a row has its times there.
create table connection_times (
    customer_id uuid not null references customer on delete cascade,
    operator text not null,
    institution text not null,
    version bigint not null,
    body bytea not null,                    -- encrypted
    primary key (customer_id, operator, institution)
);
