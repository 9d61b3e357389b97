-- What the admins of a license are told by mail, a row an admin; kept eight days, so that an alert heard twice is told once.
create table alert_mail (
    license_id uuid        not null,
    kind       text        not null,
    stamp      bigint      not null, -- of the alert: with it, which one it is
    email      text        not null, -- of an admin, when it was heard
    alert      jsonb       not null, -- as it was heard
    due_at     timestamptz default clock_timestamp(), -- null: sent, or given up
    tries      int         not null default 0,
    heard_at   timestamptz not null default clock_timestamp(),
    primary key (license_id, kind, stamp, email)
);
create index alert_mail_due on alert_mail (due_at) where due_at is not null;
