-- Who did what, in chains of hashes: one per customer, one per operator. Ids only, never personal data; it outlives an erasure.
create table audit_entry (
    chain text collate "C" not null,
    number bigint not null,                 -- 1, 2, 3 … in its chain
    at timestamptz not null,
    actor_kind text not null,
    actor_id text not null,
    action text not null,
    subjects text[] not null,
    details jsonb not null,
    previous bytea not null,                -- hash of the entry before; zeros for the first
    hash bytea not null,                    -- SHA-256 of previous and everything above
    primary key (chain, number)
);

-- Where each chain ends. Derived, so it may change; the anchors say whether it was cut.
create table audit_head (
    chain text collate "C" primary key,
    number bigint not null,
    hash bytea not null,
    anchored_number bigint not null default 0
);
create index audit_head_unanchored on audit_head (chain) where number > anchored_number;

-- Heads of chains at a moment, in one signed chain of their own.
create table audit_anchor (
    number bigint primary key,
    at timestamptz not null,
    previous bytea not null,
    heads bytea not null,                   -- SHA-256 over the anchored heads
    hash bytea not null,
    signature bytea not null                -- ECDSA P-256 over the hash; the key lies outside the database
);
create table audit_anchored_head (
    chain text collate "C" not null,
    number bigint not null,
    hash bytea not null,
    anchor bigint not null references audit_anchor,
    primary key (chain, number)
);
create index audit_anchored_head_anchor on audit_anchored_head (anchor);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit is append-only: % of % is refused', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_audit_change();
create trigger append_only before update or delete or truncate on audit_anchor
    for each statement execute function refuse_audit_change();
create trigger append_only before update or delete or truncate on audit_anchored_head
    for each statement execute function refuse_audit_change();
