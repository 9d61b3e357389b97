package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static rollbook.ousync.outbound.google.School.GROUP;
import static rollbook.ousync.outbound.google.School.next;
import static rollbook.ousync.outbound.google.Troubles.trouble;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories.PageExpiredException;
import rollbook.stack.google.AdminRole;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.Scopes;
import rollbook.stack.google.UserChange;

/** What becomes of everything that can go wrong at Google: asked again, or said (RULES §4). */
class DirectoryFaultsTest {
    private final School school = new School();

    @BeforeEach
    void fill() {
        school.add(600, GROUP);
    }

    @AfterEach
    void close() {
        school.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMIT", "USER_RATE_LIMIT", "QUOTA_EXCEEDED", "BACKEND_ERROR", "BAD_GATEWAY", "CUT_JSON"})
    void what_passes_by_itself_is_asked_again_by_Googles_recipe(Fault fault) {
        school.faults(next(5, fault).onPage(2));

        assertThat(School.all(school.directory(), GROUP)).hasSize(600);
        assertThat(school.asked(RequestKind.USERS_LIST)).isEqualTo(1 + 5 + 1);
        assertThat(school.pauses.seconds()).containsExactly(1L, 2L, 4L, 8L, 16L);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "CUT_BODY"})
    void so_is_what_breaks_off(Fault fault) {
        school.faults(next(4, fault).onPage(2));

        assertThat(School.all(school.directory(), GROUP)).hasSize(600);
        assertThat(school.pauses.seconds()).isNotEmpty();
    }

    @Test
    void so_is_silence_after_the_read_timeout() {
        school.faults(next(1, Fault.SILENCE).onPage(2));
        var impatient = new GoogleDirectories(Settings.impatient(school.google), school.pauses);

        assertThat(School.all(impatient.open(school.token()), GROUP)).hasSize(600);
        assertThat(school.pauses.seconds()).isNotEmpty();
    }

    @Test
    void a_slow_answer_is_an_answer() {
        school.faults(next(1, Fault.SLOW).after(Duration.ofMillis(200)));

        assertThat(School.all(school.directory(), GROUP)).hasSize(600);
        assertThat(school.pauses.seconds()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMIT", "USER_RATE_LIMIT", "QUOTA_EXCEEDED", "BACKEND_ERROR", "BAD_GATEWAY", "CUT_JSON"})
    void six_times_is_enough_and_no_call_is_longer_than_a_lease(Fault fault) {
        school.faults(FaultRule.every(fault));

        assertThat(trouble(() -> school.directory().units())).isEqualTo(Trouble.DIRECTORY_FAILED);
        assertThat(school.asked(RequestKind.UNITS_LIST)).isEqualTo(6);
        assertThat(school.pauses.total()).isLessThan(Patience.LONGEST_CALL);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "CUT_BODY"})
    void a_broken_connection_is_a_failure_in_the_end(Fault fault) {
        school.faults(FaultRule.every(fault));

        assertThat(trouble(() -> school.directory().users(GROUP, null))).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void a_forbidden_that_passes_is_one_of_a_unit_just_made() {
        school.faults(next(2, Fault.FORBIDDEN));

        assertThat(school.directory().units()).isNotEmpty();
        assertThat(school.pauses.seconds()).containsExactly(1L, 2L);
    }

    @Test
    void a_forbidden_that_stays_is_an_admin_no_more() {
        school.workspace.change(School.ADMIN, UserChange.role(AdminRole.NONE));

        assertThat(trouble(() -> school.directory().units())).isEqualTo(Trouble.NOT_A_GOOGLE_ADMIN);
        assertThat(school.asked(RequestKind.UNITS_LIST)).isEqualTo(3);
    }

    @Test
    void a_scope_that_is_missing_is_said_at_once() {
        var directory = school.directories.open(school.google.authorize(School.ADMIN, Scopes.USERS_READ));

        assertThat(directory.users(GROUP, null).users()).hasSize(500);
        assertThat(trouble(directory::units)).isEqualTo(Trouble.SCOPE_LOST);
        assertThat(school.asked(RequestKind.UNITS_LIST)).isEqualTo(1);
    }

    @Test
    void a_revoked_authorization_is_said_at_once() {
        var directory = school.directory();
        school.google.revoke(School.ADMIN);

        assertThat(trouble(directory::units)).isEqualTo(Trouble.AUTHORIZATION_LOST);
        assertThat(school.asked(RequestKind.TOKEN_REFRESH)).isEqualTo(1);
        assertThat(school.pauses.seconds()).isEmpty();
    }

    @Test
    void an_authorization_revoked_between_two_pages_is_said() {
        var directory = school.directory();
        var next = directory.users(GROUP, null).next();
        school.google.revoke(School.ADMIN);

        assertThat(trouble(() -> directory.users(GROUP, next))).isEqualTo(Trouble.AUTHORIZATION_LOST);
    }

    @Test
    void an_access_token_that_ran_out_early_is_got_anew() {
        var directory = school.directory();
        var next = directory.users(GROUP, null).next();
        school.google.expireAccessTokens(School.ADMIN);

        assertThat(directory.users(GROUP, next).users()).hasSize(100);
        assertThat(school.asked(RequestKind.TOKEN_REFRESH)).isEqualTo(2);
    }

    @Test
    void fresh_access_tokens_that_are_not_taken_are_an_authorization_lost() {
        school.faults(FaultRule.every(Fault.UNAUTHORIZED));

        assertThat(trouble(() -> school.directory().units())).isEqualTo(Trouble.DIRECTORY_FAILED);
        assertThat(school.asked(RequestKind.UNITS_LIST)).isEqualTo(2);
        assertThat(school.asked(RequestKind.TOKEN_REFRESH)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMIT", "BACKEND_ERROR", "BAD_GATEWAY", "CUT_JSON", "CUT_BODY", "RESET"})
    void a_token_endpoint_out_of_order_costs_no_authorization(Fault fault) {
        school.faults(next(2, fault).on(RequestKind.TOKEN_REFRESH));
        assertThat(school.directory().units()).isNotEmpty();

        school.faults(FaultRule.every(fault).on(RequestKind.TOKEN_REFRESH));
        assertThat(trouble(() -> school.directory().units())).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void a_token_endpoint_that_does_not_know_our_client_costs_no_authorization() {
        var environment = Settings.environment(school.google);
        environment.put("ROLLBOOK_GOOGLE_CLIENT_SECRET", "GOCSPX-rotated");
        var directories = new GoogleDirectories(Settings.of(environment), school.pauses);

        assertThat(trouble(() -> directories.open(school.token()).units())).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void a_page_token_after_its_three_days_begins_the_listing_anew() {
        school.faults(next(1, Fault.PAGE_TOKEN_EXPIRED).onPage(2));
        var directory = school.directory();
        var next = directory.users(GROUP, null).next();

        assertThatExceptionOfType(PageExpiredException.class).isThrownBy(() -> directory.users(GROUP, next));
        assertThat(School.all(directory, GROUP)).hasSize(600);
    }

    @Test
    void a_first_page_that_is_a_bad_question_failed() {
        assertThat(trouble(() -> school.directory().users("/Gone", null))).isEqualTo(Trouble.DIRECTORY_FAILED);
        assertThat(school.asked(RequestKind.USERS_LIST)).isEqualTo(1);
    }

    @Test
    void a_listing_that_is_not_found_failed_and_is_not_empty() {
        school.faults(FaultRule.every(Fault.UNIT_NOT_FOUND));

        assertThat(trouble(() -> school.directory().users(GROUP, null))).isEqualTo(Trouble.DIRECTORY_FAILED);
    }

    @Test
    void there_is_no_pause_that_would_end_too_late() {
        school.faults(FaultRule.every(Fault.BACKEND_ERROR));
        var slow = new Pauses() {
            @Override
            public Duration now() {
                school.pauses.pass(Duration.ofSeconds(5)); // twice for each try
                return school.pauses.now();
            }

            @Override
            public void pause(Duration length) {
                school.pauses.pause(length);
            }
        };
        var directory = new GoogleDirectories(school.settings, slow).open(school.token());

        assertThat(trouble(directory::units)).isEqualTo(Trouble.DIRECTORY_FAILED);
        assertThat(school.pauses.seconds()).containsExactly(1L, 2L, 4L);
    }

    @Test
    void a_call_ends_in_time_when_Google_does_not_end_its_answer() {
        school.faults(FaultRule.every(Fault.SILENCE));
        var environment = Settings.environment(school.google);
        environment.put("ROLLBOOK_GOOGLE_READ_TIMEOUT", "PT1H");
        var almostOver = new Pauses() {
            private Duration now = Duration.ZERO;

            @Override
            public Duration now() {
                var before = now;
                now = Patience.LONGEST_CALL.minusMillis(300);
                return before;
            }

            @Override
            public void pause(Duration length) {
                throw new AssertionError("no time for it");
            }
        };
        var directory = new GoogleDirectories(Settings.of(environment), almostOver).open(school.token());

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(trouble(directory::units)).isEqualTo(Trouble.DIRECTORY_FAILED));
    }

    @Test
    void who_is_interrupted_does_not_wait() {
        school.faults(FaultRule.every(Fault.BACKEND_ERROR));
        Thread.currentThread().interrupt();

        assertThat(trouble(() -> school.directory().units())).isEqualTo(Trouble.DIRECTORY_FAILED);
        assertThat(Thread.interrupted()).isTrue();
    }
}
