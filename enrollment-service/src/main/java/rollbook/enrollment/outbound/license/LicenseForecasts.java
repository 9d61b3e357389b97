package rollbook.enrollment.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.Forecasts;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** Asks license-service what it would decide. */
@ApplicationScoped
class LicenseForecasts implements Forecasts {
    private final LicenseService licenseService;

    LicenseForecasts(@RestClient LicenseService licenseService) {
        this.licenseService = licenseService;
    }

    /** The question on the wire. */
    record Question(
            EnrollmentMethod method, Actor actor, @Nullable Seats seats, List<Person> people) {}

    @Override
    public Forecast ask(UUID licenseId, Actor actor, @Nullable Seats seats, List<Person> people) {
        try {
            return licenseService.forecast(licenseId, new Question(EnrollmentMethod.CSV, actor, seats, people));
        } catch (WebApplicationException e) {
            throw new ProblemException(
                    e.getResponse().getStatus() == 404 ? CommonProblem.NOT_FOUND : CommonProblem.UNAVAILABLE);
        } catch (ProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }
}
