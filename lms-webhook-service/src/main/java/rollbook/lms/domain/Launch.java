package rollbook.lms.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;

/**
 * A launch as its token proves it: whoever runs the platform says all of this.
 *
 * @param subject null: the platform does not say who it is
 * @param email as asserted; null where it is none, or not shared
 * @param masked whether somebody else acts in their place, as far as the platform says so
 * @param refs by what it names its assignment, the strongest first
 * @param names by what the platform's feeds and API name the same
 * @param linking null of a launch that is no request to name an assignment
 * @param noticesUrl where we may ask to be told of copied courses; null where the platform tells nobody
 */
public record Launch(
        String issuer,
        String deployment,
        @Nullable String subject,
        @Nullable String email,
        List<String> roles,
        boolean masked,
        List<Ref> refs,
        @Nullable String title,
        LocalNames names,
        @Nullable Linking linking,
        @Nullable String noticesUrl) {

    /**
     * A teacher wants to put something of ours into a course.
     *
     * @param returnUrl where our answer goes
     * @param data echoed
     * @param takesLinks whether a link to us may be put there
     * @param takesLineItem whether the platform takes a column of its grade book with it
     */
    public record Linking(
            String returnUrl,
            @Nullable String data,
            boolean takesLinks,
            boolean takesLineItem,
            @Nullable String title) {}

    public Launch {
        roles = List.copyOf(roles);
        refs = List.copyOf(refs);
    }

    /** What it asserts as their address, normalized; null where that is not shared, or none we take for one. */
    public @Nullable String address() {
        return email != null && EmailAddress.parse(email) instanceof EmailAddress parsed ? parsed.normalized() : null;
    }

    public Standing standing() {
        return masked ? Standing.MASQUERADING : Roles.inLti(subject, roles);
    }

    public Optional<Linking> wantsLink() {
        return Optional.ofNullable(linking);
    }

    @Override
    public String toString() {
        return "Launch[hidden]";
    }
}
