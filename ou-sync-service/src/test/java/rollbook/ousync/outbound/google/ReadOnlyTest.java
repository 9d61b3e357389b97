package rollbook.ousync.outbound.google;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpRequestFactory;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rollbook.google.GoogleAccounts;
import rollbook.google.GoogleHttp;
import rollbook.stack.google.RequestKind;

/** Nothing here ever changes Google (R10): not by scope, not by call. */
class ReadOnlyTest {
    private static final String CLIENT = "com.google.api.services.directory.Directory";
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("rollbook.ousync", "rollbook.google");

    @Test
    void R10_every_scope_that_is_asked_for_reads_only() {
        var scopes = GoogleScopes.READING;

        assertThat(scopes)
                .hasSize(2)
                .allMatch(scope -> scope.startsWith("https://www.googleapis.com/auth/admin.directory."))
                .allMatch(scope -> scope.endsWith(".readonly"));
    }

    @Test
    void R10_one_class_alone_names_scopes() throws IOException, URISyntaxException {
        var classes = Path.of(GoogleScopes.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        try (var files = Files.walk(classes)) {
            assertThat(files.filter(file -> file.toString().endsWith(".class"))
                            .filter(ReadOnlyTest::namesScopes)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("GoogleScopes.class");
        }
    }

    @Test
    void R10_of_Googles_client_nothing_is_called_but_get_and_list() {
        noClasses()
                .should()
                .accessTargetWhere(describe("is no reading of the directory", ReadOnlyTest::mayChangeTheDirectory))
                .check(SERVICE);
    }

    @Test
    void R10_nothing_else_is_sent_but_forms_to_the_token_endpoint() {
        noClasses()
                .that(describe("are not GoogleHttp", type -> !type.isEquivalentTo(GoogleHttp.class)))
                .should()
                .accessTargetWhere(owner(HttpRequestFactory.class))
                .check(SERVICE);
        noClasses()
                .that(describe("are not GoogleAccounts", type -> !type.isEquivalentTo(GoogleAccounts.class)))
                .should()
                .callMethodWhere(describe(
                        "posts",
                        call -> call.getTargetOwner().isEquivalentTo(GoogleHttp.class)
                                && call.getName().equals("post")))
                .check(SERVICE);
        noClasses()
                .should()
                .accessTargetWhere(describe(
                        "puts, patches, deletes or sends whatever it likes",
                        access -> access.getTargetOwner().isEquivalentTo(HttpRequestFactory.class)
                                && !Set.of("buildGetRequest", "buildPostRequest")
                                        .contains(access.getName())))
                .check(SERVICE);
    }

    @Test
    void R10_Google_hears_of_no_change_when_all_of_it_is_read() {
        try (var school = new School()) {
            school.add(600, School.GROUP);
            var directory = school.directory();

            directory.units();
            School.all(directory, "/").forEach(user -> directory.user(user.googleId()));

            assertThat(school.asked(RequestKind.DIRECTORY_WRITE)).isZero();
            assertThat(school.asked(RequestKind.OTHER)).isZero();
            assertThat(school.google.requests().all())
                    .filteredOn(request -> !request.method().equals("GET"))
                    .extracting(request -> request.kind())
                    .containsOnly(RequestKind.TOKEN_REFRESH);
        }
    }

    private static boolean mayChangeTheDirectory(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        if (!owner.startsWith(CLIENT) || !(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget)) {
            return false;
        }
        var name = access.getName();
        var reads = switch (owner.substring(CLIENT.length())) {
            case "" -> Set.of("users", "orgunits").contains(name);
            case "$Users", "$Orgunits" -> Set.of("get", "list").contains(name);
            case "$Builder" ->
                Set.of("<init>", "setRootUrl", "setApplicationName", "build").contains(name);
            case "Request" -> Set.of("getRequestHeaders", "executeUnparsed").contains(name);
            default -> name.startsWith("set") && owner.matches(".*\\$(Users|Orgunits)\\$(Get|List)");
        };
        return !reads;
    }

    private static DescribedPredicate<JavaAccess<?>> owner(Class<?> type) {
        return describe(
                "is of " + type.getSimpleName(),
                access -> access.getTargetOwner().isEquivalentTo(type));
    }

    private static boolean namesScopes(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.contains("googleapis.com/auth/");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
