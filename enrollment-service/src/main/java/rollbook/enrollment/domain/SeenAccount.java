package rollbook.enrollment.domain;

import java.time.Instant;
import java.util.UUID;
import rollbook.events.EmailAddress;

/**
 * That an account had a verified address.
 *
 * @param asOf when it was so; of two the later counts, whichever is heard first
 */
public record SeenAccount(UUID accountId, EmailAddress email, Instant asOf) {}
