package rollbook.enrollment.usecase;

import com.google.common.net.InternetDomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import rollbook.enrollment.domain.DomainName;

/**
 * The domains that are nobody's own (X13): those of mail providers, from a list that is kept elsewhere and our corrections to
 * it, and those under which everybody registers theirs. A name is looked up as it is: a subdomain of a listed one is not.
 */
@ApplicationScoped
public class PublicDomains {
    private static final String LIST = "/public-mail-domains.txt";
    private static final String CORRECTIONS = "/public-mail-domains-ours.txt";
    private static final String OFF = "-";
    /** Some names are no suffix, but everything right under them is. */
    private static final String ANY = "any.";

    private final Set<String> mail;

    PublicDomains() {
        var corrections = lines(CORRECTIONS);
        var domains = new HashSet<>(lines(LIST));
        corrections.stream().filter(Predicate.not(PublicDomains::isOff)).forEach(domains::add);
        corrections.stream()
                .filter(PublicDomains::isOff)
                .map(line -> line.substring(1))
                .forEach(domains::remove);
        mail = Set.copyOf(domains);
    }

    /** Why no license is deployed to that domain; empty = nothing speaks against it. */
    public Optional<DomainProblem> objection(DomainName domain) {
        if (isSuffix(domain.ascii()) || isSuffix(ANY + domain.ascii())) {
            return Optional.of(DomainProblem.PUBLIC_SUFFIX);
        }
        return mail.contains(domain.ascii()) ? Optional.of(DomainProblem.PUBLIC_MAIL_DOMAIN) : Optional.empty();
    }

    private static boolean isSuffix(String domain) {
        return InternetDomainName.isValid(domain)
                && InternetDomainName.from(domain).isPublicSuffix();
    }

    private static boolean isOff(String line) {
        return line.startsWith(OFF);
    }

    static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(PublicDomains.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
