package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseType;
import rollbook.invite.domain.InviteState;
import rollbook.invite.usecase.InviteLists.Filter;
import rollbook.invite.usecase.InviteLists.Listed;
import rollbook.invite.usecase.InviteLists.Place;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.Authority;
import rollbook.licenses.Licenses;

/** The invites of the person who asks, and those of a license for who runs it. */
@ApplicationScoped
public class ReadInvites {
    private final InviteLists lists;
    private final Invites invites;
    private final Licenses licenses;
    private final Authority authority;

    ReadInvites(InviteLists lists, Invites invites, Licenses licenses, Authority authority) {
        this.lists = lists;
        this.invites = invites;
        this.licenses = licenses;
        this.authority = authority;
    }

    /**
     * An invite as its invitee may see it: of the license its name and type alone.
     *
     * @param licenseName null while this service has not heard of the license and cannot ask
     */
    public record Mine(
            Listed invite,
            @Nullable String licenseName,
            @Nullable LicenseType licenseType) {}

    /** Up to {@code limit} invites of a verified address, the latest first. */
    public List<Mine> mine(String email, Set<InviteState> states, @Nullable Place after, int limit) {
        return lists.ofInvitee(email, states, after, limit).stream()
                .map(this::named)
                .toList();
    }

    /**
     * One invite of a verified address.
     *
     * @throws ProblemException 404 unless it is this address's
     */
    public Mine mine(UUID inviteId, String email) {
        return lists.find(inviteId, email)
                .map(this::named)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /**
     * The app showed the pop-up, or the invitee closed it: the invite is as pending as before (R50).
     *
     * @throws ProblemException 404 unless it is this address's and pending
     */
    @Transactional
    public void popUp(UUID inviteId, String email, boolean closed) {
        if (!invites.popUp(inviteId, email, closed)) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    /**
     * Up to {@code limit} invites of a license, the latest first.
     *
     * @throws ProblemException 404 for an unknown license and for one that is not the actor's
     */
    public List<Listed> ofLicense(UUID licenseId, Actor actor, Filter filter, @Nullable Place after, int limit) {
        authority.require(licenseId, actor);
        return lists.ofLicense(licenseId, filter, after, limit);
    }

    /**
     * How many invites of a license stand how.
     *
     * @throws ProblemException as {@link #ofLicense}
     */
    public Map<InviteState, Integer> counts(UUID licenseId, Actor actor) {
        authority.require(licenseId, actor);
        return lists.counts(licenseId);
    }

    private Mine named(Listed invite) {
        var license = license(invite.licenseId());
        return new Mine(
                invite,
                license.map(LicenseChanged::name).orElse(null),
                license.map(LicenseChanged::type).orElse(null));
    }

    /** An invite may be here before the license it is to was heard of. */
    private Optional<LicenseChanged> license(UUID id) {
        try {
            return licenses.known(id).or(() -> licenses.ask(id));
        } catch (ProblemException e) { // license-service is away: the invite is answered without the name
            return Optional.empty();
        }
    }
}
