-- What an import of 200 000 people pays for each of them (ADR 0006). A person is born in the transaction that first names
-- them, nobody is ever deleted without their lines, and one writer holds the license's lock: the checks found nothing, and
-- cost 600 000 look-ups an import.
alter table membership
    drop constraint membership_license_id_fkey,
    drop constraint membership_person_id_fkey;
alter table person_identity drop constraint person_identity_person_id_fkey;

-- Room in each page for its lines to be said again: an update that changes nothing indexed stays beside the line and touches
-- none of the eleven indexes.
alter table membership set (fillfactor = 50);
