package rollbook.kit.watch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long requests took, in a few steps: enough to say how many were slow, and few series. */
@Singleton
class RequestTimes {
    /** In nanoseconds, as Micrometer counts. */
    private static final double[] STEPS = {10e6, 25e6, 50e6, 100e6, 250e6, 1e9, 5e9};

    private static final DistributionStatisticConfig STEPPED =
            DistributionStatisticConfig.builder().serviceLevelObjectives(STEPS).build();

    @Produces
    @Singleton
    MeterFilter steps() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests") ? STEPPED.merge(config) : config;
            }
        };
    }
}
