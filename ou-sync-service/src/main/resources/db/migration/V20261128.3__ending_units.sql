-- Units that are picked no more and speak still: they end with the first run that has said who joined the others (X30, §4).
create table ending_unit (
    license_id uuid not null,
    unit_id    text not null,
    batch_id   uuid not null, -- the act that deselected it
    account    uuid not null, -- who did, and their address
    email      text,
    primary key (license_id, unit_id)
);
