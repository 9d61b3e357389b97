package rollbook.enrollment.outbound.dns;

import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import rollbook.enrollment.usecase.DomainProblem;
import rollbook.enrollment.usecase.TxtRecords;
import rollbook.kit.failure.FailureText;
import rollbook.kit.problem.ProblemException;

/** Asks the resolver of this machine, or the one that is configured, over UDP. */
@ApplicationScoped
class ResolvedTxtRecords implements TxtRecords {
    private static final Logger LOG = Logger.getLogger(ResolvedTxtRecords.class);
    private static final int DNS_PORT = 53;

    private final Vertx vertx;
    private final Optional<String> server;
    private final Duration patience;

    ResolvedTxtRecords(
            Vertx vertx,
            @ConfigProperty(name = "rollbook.dns.server") Optional<String> server,
            @ConfigProperty(name = "rollbook.dns.patience", defaultValue = "PT5S") Duration patience) {
        this.vertx = vertx;
        this.server = server;
        this.patience = patience;
    }

    @Override
    public List<String> at(String name) {
        var client = vertx.createDnsClient(options());
        try {
            return client.resolveTXT(name)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(patience.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return orNone(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } finally {
            close(client);
        }
    }

    private static List<String> orNone(Throwable failure) {
        if (failure instanceof DnsException answer && answer.code() == DnsResponseCode.NXDOMAIN) {
            return List.of();
        }
        throw unavailable(failure);
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warnf("The DNS does not answer: %s", FailureText.of(failure));
        return new ProblemException(DomainProblem.DNS_UNAVAILABLE);
    }

    private DnsClientOptions options() {
        var options = new DnsClientOptions().setQueryTimeout(patience.toMillis());
        server.ifPresent(address -> {
            var colon = address.lastIndexOf(':');
            options.setHost(colon < 0 ? address : address.substring(0, colon))
                    .setPort(colon < 0 ? DNS_PORT : Integer.parseInt(address.substring(colon + 1)));
        });
        return options;
    }

    private static void close(DnsClient client) {
        client.close().onFailure(failure -> LOG.debugf("A DNS client does not close: %s", FailureText.of(failure)));
    }
}
