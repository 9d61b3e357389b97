-- All of Google Classroom as one LMS: its ids are Google's own, so an assignment is the same whichever teacher's consent tells of
-- it. What was refused before anybody knew whose it was is counted here, too.
insert into connection (id, kind, name, deployment, state)
values ('00000000-0000-0000-0000-00000000000c', 'CLASSROOM', 'Google Classroom', 'classroom', 'CONFIRMED');

-- A teacher on the way to Google and back, for ten minutes.
create table classroom_attempt (
    state    text primary key, -- a digest of it
    account  uuid        not null,
    email    text        not null, -- normalized
    verifier text        not null, -- sealed to the state
    begun_at timestamptz not null default clock_timestamp()
);

-- What a teacher allowed us at Google; their connection says since when, and in its trouble why it no longer counts.
create table classroom_grant (
    connection_id uuid primary key references connection,
    account       uuid        not null,
    google_id     text        not null unique,
    email         text        not null, -- normalized
    scopes        text        not null, -- as Google granted them
    refresh_token text,                 -- sealed to the connection; null once it was given back
    look_at       timestamptz not null default clock_timestamp() -- when their courses are listed next, or it is given back
);
create index classroom_grant_account on classroom_grant (account);
create index classroom_grant_due on classroom_grant (look_at) where refresh_token is not null;

-- Courses a teacher teaches, and by when Google has to be asked again to tell of them.
create table classroom_course (
    connection_id   uuid        not null references connection,
    course_id       text        not null,
    registration_id text,                -- Google's
    expires_at      timestamptz,         -- of the registration
    renew_at        timestamptz not null default clock_timestamp(),
    read_at         timestamptz not null default clock_timestamp(), -- when its assignments are read next
    seen_at         timestamptz not null default clock_timestamp(), -- when it was listed last
    primary key (connection_id, course_id)
);
create index classroom_course_registration on classroom_course (registration_id);
create index classroom_course_renewal on classroom_course (renew_at);
create index classroom_course_reading on classroom_course (read_at);

-- Submissions whose opening was said: reading them again says nothing new.
create table classroom_opened (
    course_work   text        not null, -- the assignment's name: course and work
    submission_id text        not null,
    first_at      timestamptz not null default clock_timestamp(),
    primary key (course_work, submission_id)
);
create index classroom_opened_age on classroom_opened (first_at);

-- Whose licenses' admins are told when a teacher's consent is gone, and what a teacher is asked.
create index assignment_of_maker on assignment (maker_subject);
