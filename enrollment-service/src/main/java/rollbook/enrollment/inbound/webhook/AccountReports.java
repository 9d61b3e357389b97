package rollbook.enrollment.inbound.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

    private final ObjectMapper json;

    AccountReports(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What can be used of a delivery, and how much cannot.
     *
     * @param unverified accounts whose address is not verified
     * @param unusable accounts whose address is none we take
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
        @Override
        public String toString() {
            return "Reported[" + accountId + "]";
        }
    }

    /**
     * Reads a delivery. Both known types say the same: this account has this address now.
     *
     * @param now what counts where no time is said
     * @return empty for a type we do not know
     * @throws ProblemException 400 for what is no such delivery
     */
    Optional<Reports> read(String payload, Instant now) {
        try {
            var delivery = json.readTree(payload);
            var type = delivery.path("type");
            return switch (type.isTextual() ? type.textValue() : "") {
                case "account.registered", "account.email-changed" ->
                    Optional.of(reports(reported(delivery.path("data")), asOf(delivery.path("timestamp"), now)));
                case "" -> throw malformed("\"type\" says what is reported.");
                default -> Optional.empty();
            };
        } catch (JsonProcessingException e) {
            throw malformed("The body is JSON with \"type\", \"timestamp\" and \"data\".");
        }
    }

    private List<Reported> reported(JsonNode data) throws JsonProcessingException {
        var accounts = new ArrayList<Reported>();
        if (data.has("accounts")) {
            for (var account : data.get("accounts")) {
                accounts.add(json.treeToValue(account, Reported.class));
            }
        } else {
            accounts.add(json.treeToValue(data, Reported.class));
        }
        if (accounts.isEmpty() || accounts.size() > MOST) {
            throw malformed("\"accounts\" are 1 to " + MOST + ".");
        }
        return accounts;
    }

    private static Instant asOf(JsonNode timestamp, Instant now) {
        if (timestamp.isMissingNode() || timestamp.isNull()) {
            return now;
        }
        try {
            var at = OffsetDateTime.parse(timestamp.asText()).toInstant();
            return at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
        } catch (DateTimeException e) {
            throw malformed("\"timestamp\" is a time of ISO 8601.");
        }
    }

    private static Reports reports(List<@Nullable Reported> reported, Instant asOf) {
        var seen = new ArrayList<SeenAccount>();
        var unverified = 0;
        for (var account : reported) {
            if (account == null || account.accountId() == null || account.email() == null) {
                throw malformed("Each account has its \"accountId\" and its \"email\".");
            }
            if (!Boolean.TRUE.equals(account.emailVerified())) {
                unverified++;
            } else if (EmailAddress.parse(account.email()) instanceof EmailAddress email) {
                seen.add(new SeenAccount(account.accountId(), email, asOf));
            }
        }
        return new Reports(seen, unverified, reported.size() - unverified - seen.size());
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(CommonProblem.MALFORMED_REQUEST, detail);
    }
}
