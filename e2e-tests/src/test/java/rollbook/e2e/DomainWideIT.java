package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.net.IDN;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.stack.LocalStack;

/** Domain-wide from outside: who deploys what to which domain, who comes by it, and who is taken out of it for good. */
@ExtendWith(WholeStack.class)
@Order(7)
class DomainWideIT {
    private final LocalStack stack;
    private final Api api;
    private final DomainWalk domains;
    private final MemberWalk members;
    private final AppReports app;
    private final String domain = DomainWalk.fresh("d") + ".example";

    DomainWideIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.domains = new DomainWalk(api);
        this.members = new MemberWalk(api);
        this.app = new AppReports(stack, api);
    }

    @Test
    void R38_R40_R42_a_domain_is_requested_deployed_scanned_and_ended() throws Exception {
        var license = api.create("Domain wide", "DISTRICT");
        app.registered(List.of("first@" + domain));
        var asked = request("dana", license, domain);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(201);
        var approve = "/api/enrollments/domain-requests/" + asked.path("id") + "/approve";
        DomainWalk.refused(api.as("dana").body(DomainWalk.ATTESTED).post(approve), 403, "R38");

        var approved = api.as("staff").body(DomainWalk.ATTESTED).post(approve);

        assertThat(approved.<String>path("state")).as(approved.asString()).isEqualTo("APPROVED");
        members.awaitStatus(license, "first@" + domain, "MEMBER");
        var second = signsUp("second");
        members.awaitStatus(license, second, "MEMBER");
        members.remove("dana", license, second);
        assertThat(members.status(license, second)).isEqualTo("REMOVED");
        domains.scan(license, domain);
        assertThat(members.status(license, second)).isEqualTo("MEMBER");
        domains.end(license, domain);
        members.awaitStatus(license, "first@" + domain, "REMOVED");
        members.awaitStatus(license, second, "REMOVED");
    }

    @Test
    void R38_nobody_but_staff_deploys_and_nothing_is_deployed_to_a_teacher_license() {
        var school = api.create("Domain by staff", "SCHOOL");
        var teacher = api.create("Domain of a teacher", "TEACHER");

        DomainWalk.refused(api.as("dana").body(DomainWalk.ATTESTED).put(domains.path(school, domain)), 403, "R38");
        assertThat(api.as("sam")
                        .body(DomainWalk.ATTESTED)
                        .put(domains.path(school, domain))
                        .statusCode())
                .isEqualTo(404);
        DomainWalk.refused(domains.attempt(teacher, domain), 409, "R38");
        DomainWalk.refused(request("dana", teacher, domain), 409, "R38");
        assertThat(emailDomains(school)).isEmpty();
        assertThat(emailDomains(teacher)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "outlook.com", "co.uk"})
    void X13_a_domain_that_is_nobodys_own_is_refused_to_who_asks_and_to_staff(String publicDomain) {
        var license = api.create("Domain of everybody", "DISTRICT");

        DomainWalk.refused(request("dana", license, publicDomain), 422, "X13");
        DomainWalk.refused(domains.attempt(license, publicDomain), 422, "X13");
        assertThat(emailDomains(license)).isEmpty();
    }

    @Test
    void X13_without_a_reason_staff_do_not_vouch_for_a_domain() {
        var license = api.create("Domain without proof", "SCHOOL");

        DomainWalk.refused(
                api.as("staff").body(Map.of("proof", "ATTESTED")).put(domains.path(license, domain)), 422, "X13");
    }

    @Test
    void R39_a_domain_in_its_own_letters_is_its_A_label_and_no_subdomain_is_covered() throws Exception {
        var letters = "schüle-" + domain;
        var label = IDN.toASCII(letters);
        var license = api.create("Domain in its own letters", "SCHOOL");
        app.registered(List.of("ann@" + letters, "bob@" + label, "deep@sub." + letters));

        domains.deploy(license, letters);
        domains.deployAndWait(license, label);
        app.registered(List.of("cat@" + letters, "late@sub." + label, "dan@" + label));

        members.awaitStatus(license, "dan@" + label, "MEMBER");
        Settling.await(stack);
        assertThat(api.members("dana", license))
                .extracting(member -> member.get("email") + " " + member.get("status"))
                .containsExactly(
                        "ann@" + label + " MEMBER",
                        "bob@" + label + " MEMBER",
                        "cat@" + label + " MEMBER",
                        "dan@" + label + " MEMBER");
        assertThat(emailDomains(license)).containsExactly(label);
    }

    @Test
    void R43_whom_staff_keep_out_no_scan_and_no_sign_in_brings_back_and_staff_alone_lift_it() throws Exception {
        var license = api.create("Domain for good", "DISTRICT");
        domains.deployAndWait(license, domain);
        var ann = signsUp("ann");
        var bob = signsUp("bob");
        members.awaitStatus(license, ann, "MEMBER");
        members.awaitStatus(license, bob, "MEMBER");

        members.removeAndKeepOut("staff", license, ann);

        domains.scan(license, domain);
        signIn(ann.split("@", 2)[0]);
        Settling.await(stack);
        assertThat(members.status(license, ann)).isEqualTo("KEPT_OUT");
        var refused = members.lift("dana", license, ann);
        assertThat(refused.<String>path("outcomes[0].outcome"))
                .as(refused.asString())
                .isEqualTo("REFUSED");
        assertThat(refused.<String>path("outcomes[0].rule")).isEqualTo("R43");
        assertThat(members.status(license, ann)).isEqualTo("KEPT_OUT");
        members.lift("staff", license, ann); // the scan spoke for ann meanwhile
        assertThat(members.status(license, ann)).isEqualTo("MEMBER");
        members.removeAndKeepOut("staff", license, bob);
        members.lift("staff", license, bob); // no scan spoke for bob meanwhile
        assertThat(members.status(license, bob)).isEqualTo("REMOVED");
        domains.scan(license, domain);
        assertThat(members.status(license, bob)).isEqualTo("MEMBER");
    }

    @Test
    void section_2_an_admin_keeps_somebody_out_of_every_way_but_the_domain() throws Exception {
        var license = api.create("Domain and an admin", "SCHOOL");
        domains.deployAndWait(license, domain);
        var ann = signsUp("ann");
        members.awaitStatus(license, ann, "MEMBER");

        members.removeAndKeepOut("dana", license, ann);

        var added = api.addAndWait("dana", license, ann);
        assertThat(added.<Map<String, Integer>>path("outcomes")).isEqualTo(Map.of("KEPT_OUT", 1));
        assertThat(members.status(license, ann)).isEqualTo("KEPT_OUT");
        domains.scan(license, domain);
        assertThat(members.status(license, ann)).isEqualTo("MEMBER");
        assertThat(members.methods(license, ann)).containsExactly("DOMAIN");
    }

    private Response request(String username, String license, String wanted) {
        return api.as(username).body(Map.of("domain", wanted)).post("/api/enrollments/" + license + "/domain-requests");
    }

    private List<String> emailDomains(String license) {
        return api.as("dana").get("/api/licenses/" + license).path("emailDomains");
    }

    /** Signs in, with a token of its own. */
    private void signIn(String username) {
        assertThat(new Api(stack)
                        .as(username)
                        .put("/api/enrollments/accounts/me")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Somebody with an address of the domain signs in for the first time. */
    private String signsUp(String name) throws Exception {
        var username = DomainWalk.fresh(name);
        stack.makePeople(List.of(username), domain);
        signIn(username);
        return username + "@" + domain;
    }
}
