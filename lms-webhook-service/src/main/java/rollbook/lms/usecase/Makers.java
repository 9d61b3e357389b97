package rollbook.lms.usecase;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.lms.domain.Settlement.MakersLicense;

/** Whose word it is which licenses somebody is on. */
public interface Makers {

    /**
     * The licenses a maker of assignments is on, as a member or an admin (X26).
     *
     * @param account where our own app says it
     * @param trusted whether the address counts outside the license's domains too
     * @param licenseId the only one asked about; null = all
     * @throws rollbook.kit.problem.ProblemException 503 while license-service is away
     */
    List<MakersLicense> licensesOf(LmsUser maker, @Nullable UUID account, boolean trusted, @Nullable UUID licenseId);
}
