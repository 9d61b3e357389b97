package rollbook.lms.outbound.lti;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.kit.http.CallFailedException;
import rollbook.kit.http.GuardedHttp;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.usecase.ConnectionProblem;
import rollbook.lms.usecase.PlatformUrls;

/** Addresses as the one way out to them takes them. */
@ApplicationScoped
class GuardedPlatformUrls implements PlatformUrls {
    private final GuardedHttp http;

    GuardedPlatformUrls(GuardedHttp http) {
        this.http = http;
    }

    @Override
    public String admitted(String given) {
        try {
            return http.admitted(given).toString();
        } catch (CallFailedException e) {
            throw new ProblemException(
                    ConnectionProblem.UNREACHABLE_URL, e.failure().words());
        }
    }
}
