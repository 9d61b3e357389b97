package rollbook.enrollment.inbound.rest;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.Forecasts;
import rollbook.enrollment.usecase.ForeseeWay;
import rollbook.licenses.ActingCaller;

/** What naming people, typed or in a file, would make of them; shown before anybody is named. */
@Path("/api/enrollments/{licenseId}/way")
@Authenticated
public class WayResource {
    private final ActingCaller caller;
    private final ForeseeWay foreseeWay;
    private final int mostAddresses;

    WayResource(
            ActingCaller caller,
            ForeseeWay foreseeWay,
            @ConfigProperty(name = "rollbook.emails.most", defaultValue = "1000") int mostAddresses) {
        this.caller = caller;
        this.foreseeWay = foreseeWay;
        this.mostAddresses = mostAddresses;
    }

    /**
     * How whoever the caller names comes onto the license.
     *
     * @param way {@code ADDED} or {@code INVITED}; null where nobody comes
     * @param rule that decides so, {@code why} in a sentence, and where nobody comes the stable name of the {@code reason}
     * @param seats as they are held now
     * @param mostAddresses how many are typed or pasted at once at the most; a file takes more
     */
    public record Way(
            @Nullable String way,
            @Nullable String rule,
            @Nullable String why,
            @Nullable String reason,
            Forecasts.Seats seats,
            int mostAddresses) {}

    @GET
    @Operation(summary = "Whether the people I name are added or invited, and why")
    public Way get(UUID licenseId) {
        var forecast = foreseeWay.foresee(licenseId, caller.actor());
        return new Way(
                forecast.way(), forecast.rule(), forecast.why(), forecast.reason(), forecast.before(), mostAddresses);
    }
}
