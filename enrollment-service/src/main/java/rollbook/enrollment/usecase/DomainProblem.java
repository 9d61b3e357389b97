package rollbook.enrollment.usecase;

import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemTable;

/** What is refused of domains and accounts. */
public enum DomainProblem implements ProblemTable {
    // spotless:off
    STAFF_DEPLOY       (403, "staff-only",            "Only our staff deploy a license domain-wide and end it; you can request it.", "R38"),
    NOT_ON_TEACHER     (409, "domain-not-on-teacher", "A Teacher license cannot be deployed domain-wide.",          "R38"),
    NO_DOMAIN          (422, "no-domain",             "This is not the name of a mail domain, such as school.example.", null),
    PUBLIC_SUFFIX      (422, "public-suffix",         "Many owners have their domains under this name; it is nobody's own.", "X13"),
    PUBLIC_MAIL_DOMAIN (422, "public-mail-domain",    "Anybody can have an address of this domain; it is no school's own.", "X13"),
    NO_PROOF           (422, "no-proof",              "Say how the domain is proven: DNS, or ATTESTED with a reason, a line of 1 to 500 characters.", "X13"),
    PROOF_NOT_FOUND    (409, "proof-not-found",       "The TXT record that proves the domain is not there; a new one can take an hour to be seen.", "X13"),
    DNS_UNAVAILABLE    (503, "dns-unavailable",       "The DNS does not answer for this domain; try again shortly.", "X13"),
    NOT_DEPLOYED       (404, "domain-not-deployed",   "The license is not deployed to this domain.",                "R39"),
    STILL_ENDING       (503, "domain-still-ending",   "The deployment before is still being ended; try again shortly.", null),
    DEPLOYED_ALREADY   (409, "domain-deployed-already", "The license is deployed to this domain already.",          "R39"),
    REQUESTED_ALREADY  (409, "domain-requested-already", "This domain is requested already, and waits for our staff.", "R38"),
    REQUEST_DECIDED    (409, "request-decided",       "This request was decided or withdrawn already.",             "R38"),
    REMARK             (422, "remark",                "A note or reason is one line of 1 to 500 characters.",       null),
    NO_STATE           (400, "no-request-state",      "The state of a request is REQUESTED, APPROVED, DECLINED or WITHDRAWN.", null);
    // spotless:on

    private final Row row;

    DomainProblem(int status, String slug, String title, @Nullable String rule) {
        row = new Row(status, slug, title, rule);
    }

    @Override
    public Row row() {
        return row;
    }
}
