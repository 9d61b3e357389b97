-- One offer to one person. Its id is license-service's, so that both speak of the same one.
create table invite (
    id               uuid primary key,
    license_id       uuid        not null,
    batch_id         uuid        not null,
    member_id        uuid        not null,
    email            text        not null, -- whoever proves it may answer
    inviter_account  uuid,
    inviter_email    text,
    inviter_role     text        not null,
    offered_at       timestamptz not null default clock_timestamp(),
    expires_at       timestamptz not null,
    state            text        not null default 'PENDING'
        check (state in ('PENDING', 'CONFIRMING', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    frozen           boolean     not null default false, -- its time stands still
    seen_at          timestamptz, -- the pop-up was shown for the first time
    pop_up_closed_at timestamptz, -- closed is not declined
    answer_account   uuid,
    answered_at      timestamptz,
    answer_id        uuid,        -- the fact that told of the answer, until its verdict is there
    kept             boolean     not null default false, -- the acceptance waits for the license's renewal
    reminded_at      timestamptz,
    reminders        int         not null default 0,
    notice           text,        -- the next mail, and when it is due
    notice_at        timestamptz,
    notice_tries     int         not null default 0
) with (fillfactor = 80);
create index invite_mine on invite (email, offered_at, id);
create index invite_of_license on invite (license_id, offered_at, id);
create index invite_running_out on invite (expires_at) where state = 'PENDING' and not frozen;
create index invite_to_confirm on invite (answer_id) where answer_id is not null;
create index invite_kept on invite (license_id, member_id) where kept;
create index invite_to_notice on invite (notice_at) where state = 'PENDING' and not frozen and notice is not null;

-- Since when the invites' time stands still on a license; null: it runs.
create table license_time (
    license_id uuid primary key,
    revision   bigint not null,
    frozen_at  timestamptz
);
