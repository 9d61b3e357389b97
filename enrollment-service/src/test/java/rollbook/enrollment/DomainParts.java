package rollbook.enrollment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What domains and accounts need beside the other parts: a DNS server of the tests' own, and secrets of a rotation. */
public final class DomainParts implements QuarkusTestResourceLifecycleManager {
    /** 24 bytes; the one of Standard Webhooks' own test vector. */
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    /** What it is being changed for. */
    static final String NEXT_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazk4mSGhPTk=";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "rollbook.accounts.webhook-secrets", SECRET + "," + NEXT_SECRET,
                "rollbook.dns.server", "127.0.0.1:" + DnsServer.start(),
                "rollbook.dns.patience", "PT1S");
    }

    @Override
    public void stop() {
        // The DNS server serves all test classes of this JVM and ends with it.
    }
}
