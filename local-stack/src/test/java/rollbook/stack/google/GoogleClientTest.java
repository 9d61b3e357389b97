package rollbook.stack.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static rollbook.stack.google.GoogleTestKit.DANA;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.directory.Directory;
import com.google.api.services.directory.model.User;
import com.google.api.services.directory.model.Users;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real client of Google's Directory, which cannot tell the difference. */
class GoogleClientTest {
    private static final String MASK =
            "nextPageToken,users(id,primaryEmail,aliases,suspended,archived,orgUnitPath,customerId)";

    private final GoogleTestKit kit = new GoogleTestKit();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void pages_through_a_thousand_users() throws Exception {
        kit.withPupils(999, "/Students/Year 9");

        var pages = pages(list("orgUnitPath=/").setMaxResults(400));

        assertThat(pages).extracting(List::size).containsExactly(400, 400, 200);
        assertThat(pages.stream().flatMap(List::stream).map(User::getId)).doesNotHaveDuplicates();
        assertThat(kit.google.requests().of(RequestKind.USERS_LIST))
                .extracting(LoggedRequest::page)
                .containsExactly(1, 2, 3);
    }

    @Test
    void finds_the_users_of_a_unit_with_a_quote_an_ampersand_and_an_umlaut() throws Exception {
        kit.withPupils(2, GoogleTestKit.ODD_UNIT);

        var found = list("orgUnitPath='/students/year 9/O\\'Brien & Söhne' isSuspended=false isArchived=false")
                .execute();

        assertThat(found.getUsers()).extracting(User::getOrgUnitPath).containsOnly(GoogleTestKit.ODD_UNIT);
        assertThat(found.getUsers()).hasSize(2).allMatch(user -> !user.getSuspended() && !user.getArchived());
    }

    @Test
    void finds_nobody_as_null() throws Exception {
        assertThat(list("isSuspended=true").execute().getUsers()).isNull();
    }

    @Test
    void gets_units_by_id_and_by_odd_path() throws Exception {
        var units = kit.directory().orgunits();
        var odd = kit.school.unit(GoogleTestKit.ODD_UNIT);

        assertThat(units.get("my_customer", odd.id()).execute().getOrgUnitPath())
                .isEqualTo(GoogleTestKit.ODD_UNIT);
        assertThat(units.get("C03az79cb", GoogleTestKit.ODD_UNIT.substring(1))
                        .execute()
                        .getOrgUnitId())
                .isEqualTo(odd.id());
        assertThat(units.list("my_customer")
                        .setType("all")
                        .setOrgUnitPath("/Students")
                        .execute()
                        .getOrganizationUnits())
                .hasSize(3);
    }

    @Test
    void gets_a_user_by_id_address_and_alias() throws Exception {
        kit.withPupils(1, "/Staff");
        kit.school.change("pupil0000@northfield.example", UserChange.rename("o'neil@northfield.example"));
        var users = kit.directory().users();

        for (var key : List.of("pupil0000@northfield.example", "O'Neil@northfield.example")) {
            assertThat(users.get(key).execute().getPrimaryEmail()).isEqualTo("o'neil@northfield.example");
        }
        assertThat(users.get(kit.school.user(DANA).id()).execute().getIsAdmin()).isTrue();
    }

    @Test
    void refreshes_an_expired_access_token_by_itself() throws Exception {
        var directory = kit.directory();
        directory.users().get(DANA).execute();
        kit.google.expireAccessTokens(DANA);

        directory.users().get(DANA).execute();

        assertThat(kit.google.requests().all())
                .extracting(LoggedRequest::status)
                .containsExactly(200, 200, 401, 200, 200);
    }

    @Test
    void is_told_that_a_grant_is_gone() {
        var directory = kit.directory();
        kit.google.revoke(DANA);

        assertThatThrownBy(() -> directory.users().get(DANA).execute())
                .isInstanceOf(IOException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        HttpResponseException.class,
                        e -> assertThat(e.getContent()).contains("invalid_grant"));
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT, 429, rateLimitExceeded",
        "USER_RATE_LIMIT, 403, userRateLimitExceeded",
        "QUOTA_EXCEEDED, 403, quotaExceeded",
        "FORBIDDEN, 403, forbidden",
        "BACKEND_ERROR, 503, backendError",
        "PAGE_TOKEN_EXPIRED, 400, invalid",
        "UNIT_NOT_FOUND, 404, notFound"
    })
    void reads_the_reason_of_a_fault(Fault fault, int status, String reason) {
        kit.google.faults().add(FaultRule.once(fault));

        var e = catchThrowableOfType(GoogleJsonResponseException.class, () -> list("").execute());

        assertThat(e.getStatusCode()).isEqualTo(status);
        assertThat(e.getDetails().getErrors()).extracting("reason").containsExactly(reason);
    }

    @Test
    void finds_no_reason_in_a_page_of_html() {
        kit.google.faults().add(FaultRule.once(Fault.BAD_GATEWAY));

        var e = catchThrowableOfType(GoogleJsonResponseException.class, () -> list("").execute());

        assertThat(e.getStatusCode()).isEqualTo(502);
        assertThat(e.getDetails()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_JSON", "CUT_BODY"})
    void never_takes_half_an_answer_for_a_whole_one(Fault fault) throws Exception {
        kit.withPupils(500, "/Staff");
        kit.google.faults().add(FaultRule.once(fault));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> list("").execute());
        assertThat(list("").execute().getUsers()).isNotEmpty();
    }

    @Test
    void is_reset() {
        kit.google.faults().add(FaultRule.every(Fault.RESET));

        assertThatThrownBy(() -> list("").execute())
                .isInstanceOf(SocketException.class)
                .hasMessage("Connection reset");
    }

    @Test
    void asks_a_second_time_by_itself_where_one_connection_is_reset() throws Exception {
        kit.google.faults().add(FaultRule.once(Fault.RESET));

        list("").execute();

        assertThat(kit.google.requests().of(RequestKind.USERS_LIST))
                .extracting(LoggedRequest::status)
                .containsExactly(0, 200);
    }

    @Test
    void waits_for_an_answer_only_so_long_and_others_do_not_wait_with_it() throws Exception {
        kit.google.faults().add(FaultRule.every(Fault.SILENCE).onUnit("/Staff"));
        kit.google.faults().add(FaultRule.every(Fault.SLOW).onUnit("/Students").after(Duration.ofDays(1)));

        for (var unit : List.of("/Staff", "/Students")) {
            var impatient =
                    kit.directory().users().list().setCustomer("my_customer").setQuery("orgUnitPath=" + unit);
            var request = impatient.buildHttpRequest().setReadTimeout(50);
            assertThatThrownBy(request::execute).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(list("orgUnitPath=/").execute().getUsers()).isNotEmpty();
    }

    @Test
    void finds_a_unit_empty_that_is_not() throws Exception {
        kit.withPupils(1, "/Staff");
        kit.google.faults().add(FaultRule.once(Fault.EMPTY).onUnit("/Staff"));

        assertThat(list("orgUnitPath=/Staff").execute().getUsers()).isNull();
        assertThat(list("orgUnitPath=/Staff").execute().getUsers()).hasSize(2);
    }

    private Directory.Users.List list(String query) throws IOException {
        return kit.directory()
                .users()
                .list()
                .setCustomer("my_customer")
                .setQuery(query)
                .setFields(MASK);
    }

    private static List<List<User>> pages(Directory.Users.List listing) throws IOException {
        var pages = new ArrayList<List<User>>();
        Users page;
        do {
            page = listing.execute();
            pages.add(page.getUsers());
            listing.setPageToken(page.getNextPageToken());
        } while (page.getNextPageToken() != null);
        return pages;
    }
}
