create table stripe_accounts (
    seller_id uuid primary key,
    -- Both are sealed with the master secret, for this seller alone.
    sealed_key varchar(1000) not null,
    key_hint varchar(40) not null,
    sealed_webhook varchar(1000),
    webhook_hint varchar(40),
    test_mode boolean not null,
    hold_minutes integer not null,
    offered boolean not null,
    -- Why Stripe's last answer was no.
    trouble varchar(16),
    constraint stripe_accounts_hold_check check (hold_minutes between 5 and 1440)
);

-- Attempts to pay orders. What Stripe says is kept apart from what the order was told, and what shall be given back from
-- what was.
create table stripe_payments (
    id uuid primary key,
    order_id uuid not null,
    order_public_id varchar(16) not null,
    seller_id uuid not null,
    attempt integer not null,
    session_id varchar(120),
    address varchar(4000),
    back varchar(600) not null,
    amount bigint not null,
    currency varchar(3) not null,
    state varchar(12) not null,
    reported varchar(12),
    paid_amount bigint,
    paid_currency varchar(12),
    intent varchar(120),
    created_at timestamp with time zone not null,
    closes_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    looked_at timestamp with time zone,
    next_look timestamp with time zone not null,
    refund varchar(12),
    refund_id varchar(120),
    refund_tries integer not null,
    next_refund timestamp with time zone,
    surplus boolean not null,
    constraint stripe_payments_attempt_key unique (order_id, attempt)
);

create index stripe_payments_look on stripe_payments (state, next_look);
create index stripe_payments_refund on stripe_payments (refund, next_refund);
create index stripe_payments_intent on stripe_payments (intent);
create index stripe_payments_seller on stripe_payments (seller_id);
