package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
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
    private static final Logger LOG = Logger.getLogger(ReadInvites.class);

    private final InviteLists lists;
    private final Licenses licenses;
    private final Authority authority;

    ReadInvites(InviteLists lists, Licenses licenses, Authority authority) {
        this.lists = lists;
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
            @Nullable LicenseType licenseType) {
        static Mine of(Listed invite, @Nullable LicenseChanged license) {
            return new Mine(invite, license == null ? null : license.name(), license == null ? null : license.type());
        }
    }

    /** Up to {@code limit} invites of a verified address, the latest first. */
    public List<Mine> mine(String email, Set<InviteState> states, @Nullable Place after, int limit) {
        return named(lists.ofInvitee(email, states, after, limit));
    }

    /**
     * One invite of a verified address.
     *
     * @throws ProblemException 404 unless it is this address's
     */
    public Mine mine(UUID inviteId, String email) {
        var found = lists.find(inviteId, email).map(List::of).orElse(List.of());
        return named(found).stream().findFirst().orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
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

    private List<Mine> named(List<Listed> invites) {
        var known = new HashMap<UUID, LicenseChanged>();
        try {
            for (var invite : invites) {
                if (!known.containsKey(invite.licenseId())) {
                    licenses.known(invite.licenseId())
                            .or(() ->
                                    licenses.ask(invite.licenseId())) // it may be here before its license was heard of
                            .ifPresent(license -> known.put(invite.licenseId(), license));
                }
            }
        } catch (ProblemException e) {
            LOG.debug("license-service is away: some invites are shown without a name");
        }
        return invites.stream()
                .map(invite -> Mine.of(invite, known.get(invite.licenseId())))
                .toList();
    }
}
