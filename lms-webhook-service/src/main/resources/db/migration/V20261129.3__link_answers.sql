-- What a form in which a teacher named an assignment came to: who sends it twice is answered the same, as long as that answer
-- is good for.
create table link_answer (
    token         text primary key, -- a digest of what the form carries
    connection_id uuid        not null references connection,
    assignment_id uuid        not null references assignment,
    return_url    text        not null,
    answer        text        not null, -- signed for the platform; sealed to the token
    expires_at    timestamptz not null
);
create index link_answer_age on link_answer (expires_at);
