package rollbook.enrollment.inbound.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.SeenAccount;
import rollbook.events.EmailAddress;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** Reads what a delivery says of accounts. */
@ApplicationScoped
class AccountReports {
    /** The most accounts of one delivery. */
    static final int MOST = 1_000;
    /** Nothing is later than the database's clock says it is when it is heard. */
    private static final Instant WHEN_HEARD = Instant.MAX;

    private static final Reported NOBODY = new Reported(null, null, true);

    private final ObjectMapper json;

    AccountReports(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What can be used of a delivery, and how much cannot.
     *
     * @param unverified accounts whose address is not verified
     * @param unusable accounts whose address is none we take, and entries of several that name no account or no address
     */
    record Reports(List<SeenAccount> accounts, int unverified, int unusable) {
        Reports {
            accounts = List.copyOf(accounts);
        }
    }

    /** One account as it is reported; without a word it is not verified. */
    record Reported(
            @Nullable UUID accountId,
            @Nullable String email,
            @Nullable Boolean emailVerified) {

        boolean isVerified() {
            return Boolean.TRUE.equals(emailVerified);
        }

        /** Empty where it names no account, or no address we take. */
        Optional<SeenAccount> seen(Instant asOf) {
            return accountId != null && email != null && EmailAddress.parse(email) instanceof EmailAddress address
                    ? Optional.of(new SeenAccount(accountId, address, asOf))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "Reported[" + accountId + "]";
        }
    }

    /**
     * Reads a delivery. Both known types say the same: this account has this address now.
     *
     * @return empty for a type we do not know
     * @throws ProblemException 400 for what is no such delivery
     */
    Optional<Reports> read(String payload) {
        try {
            var delivery = json.readTree(payload);
            var type = delivery.path("type");
            return switch (type.isTextual() ? type.textValue() : "") {
                case "account.registered", "account.email-changed" ->
                    Optional.of(reports(reported(delivery.path("data")), asOf(delivery.path("timestamp"))));
                case "" -> throw malformed("\"type\" says what is reported.");
                default -> Optional.empty();
            };
        } catch (JsonProcessingException e) {
            throw malformed("The body is JSON with \"type\", \"timestamp\" and \"data\".");
        }
    }

    /** One account that cannot be read refuses its delivery; among several it does not keep the others waiting. */
    private List<Reported> reported(JsonNode data) {
        if (!data.has("accounts")) {
            return List.of(
                    one(data).orElseThrow(() -> malformed("An account has its \"accountId\" and its \"email\".")));
        }
        var accounts = data.get("accounts");
        if (!accounts.isArray() || accounts.isEmpty() || accounts.size() > MOST) {
            throw malformed("\"accounts\" are 1 to " + MOST + ".");
        }
        return accounts.valueStream()
                .map(account -> one(account).orElse(NOBODY))
                .toList();
    }

    private Optional<Reported> one(JsonNode account) {
        try {
            return Optional.ofNullable(json.treeToValue(account, Reported.class))
                    .filter(reported -> reported.accountId() != null && reported.email() != null);
        } catch (JsonProcessingException e) {
            return Optional.empty(); // such as an id that is none
        }
    }

    private static Instant asOf(JsonNode timestamp) {
        if (timestamp.isMissingNode() || timestamp.isNull()) {
            return WHEN_HEARD;
        }
        try {
            var at = OffsetDateTime.parse(timestamp.asText()).toInstant();
            return at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
        } catch (DateTimeException e) {
            throw malformed("\"timestamp\" is a time of ISO 8601.");
        }
    }

    private static Reports reports(List<Reported> reported, Instant asOf) {
        var verified = reported.stream().filter(Reported::isVerified).toList();
        var seen = verified.stream()
                .flatMap(account -> account.seen(asOf).stream())
                .toList();
        return new Reports(seen, reported.size() - verified.size(), verified.size() - seen.size());
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST, detail);
    }
}
