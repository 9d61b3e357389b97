package rollbook.enrollment.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.enrollment.domain.DomainName;

/** The lists of domains that are nobody's own are in order, and say what they should (X13). */
class PublicDomainsTest {
    private final PublicDomains publicDomains = new PublicDomains();

    @Test
    void every_line_of_the_list_is_a_domain_in_the_form_domains_are_compared_in_and_stands_there_once() {
        var lines = PublicDomains.lines("/public-mail-domains.txt");

        assertThat(lines).hasSizeGreaterThan(10_000);
        assertThat(new HashSet<>(lines)).hasSameSizeAs(lines);
        assertThat(lines)
                .filteredOn(line -> !line.contains("xn--")) // some of which are no domain to us: look-alikes, emoji
                .allSatisfy(line ->
                        assertThat(DomainName.read(line).map(DomainName::ascii)).hasValue(line));
    }

    @Test
    void a_correction_corrects_something() {
        var listed = new HashSet<>(PublicDomains.lines("/public-mail-domains.txt"));

        assertThat(PublicDomains.lines("/public-mail-domains-ours.txt"))
                .isNotEmpty()
                .allSatisfy(line -> {
                    var off = line.startsWith("-");
                    assertThat(listed.contains(off ? line.substring(1) : line)).isEqualTo(off);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "gmail.com,        PUBLIC_MAIL_DOMAIN",
        "googlemail.com,   PUBLIC_MAIL_DOMAIN",
        "outlook.com,      PUBLIC_MAIL_DOMAIN",
        "hotmail.com,      PUBLIC_MAIL_DOMAIN",
        "icloud.com,       PUBLIC_MAIL_DOMAIN",
        "proton.me,        PUBLIC_MAIL_DOMAIN",
        "gmx.de,           PUBLIC_MAIL_DOMAIN",
        "qq.com,           PUBLIC_MAIL_DOMAIN",
        "mailinator.com,   PUBLIC_MAIL_DOMAIN",
        "hey.com,          PUBLIC_MAIL_DOMAIN",
        "mailbox.org,       PUBLIC_MAIL_DOMAIN",
        "riseup.net,        PUBLIC_MAIL_DOMAIN",
        "disroot.org,       PUBLIC_MAIL_DOMAIN",
        "startmail.com,     PUBLIC_MAIL_DOMAIN",
        "vivaldi.net,       PUBLIC_MAIL_DOMAIN",
        "kolabnow.com,      PUBLIC_MAIL_DOMAIN",
        "mozmail.com,       PUBLIC_MAIL_DOMAIN",
        "passmail.net,      PUBLIC_MAIL_DOMAIN",
        "simplelogin.com,   PUBLIC_MAIL_DOMAIN",
        "anonaddy.com,      PUBLIC_MAIL_DOMAIN",
        "duck.com,          PUBLIC_MAIL_DOMAIN",
        "telus.net,         PUBLIC_MAIL_DOMAIN",
        "sympatico.ca,      PUBLIC_MAIL_DOMAIN",
        "talktalk.net,      PUBLIC_MAIL_DOMAIN",
        "centurylink.net,   PUBLIC_MAIL_DOMAIN",
        "comcast.net,       PUBLIC_MAIL_DOMAIN",
        "co.uk,            PUBLIC_SUFFIX",
        "sch.uk,           PUBLIC_SUFFIX",
        "county.sch.uk,    PUBLIC_SUFFIX",
        "k12.tx.us,        PUBLIC_SUFFIX",
        "edu.au,           PUBLIC_SUFFIX",
        "github.io,        PUBLIC_SUFFIX",
    })
    void a_mail_providers_domain_and_a_public_suffix_are_refused(String domain, DomainProblem problem) {
        assertThat(objection(domain)).hasValue(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "northfield.example",
                "nus.edu.sg",
                "stanford.edu",
                "school.county.sch.uk",
                "northfield.k12.tx.us",
                "xn--schule-mnchen-3ob.example",
                "school.gmail.com"
            })
    void a_schools_own_domain_is_not(String domain) {
        assertThat(objection(domain)).isEmpty();
    }

    private Optional<DomainProblem> objection(String domain) {
        return publicDomains.objection(DomainName.read(domain).orElseThrow());
    }
}
