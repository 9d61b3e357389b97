package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./rollbook} itself, in a checkout of nothing, with JDKs and a Maven made of paper. */
class RollbookScriptTest {
    @TempDir
    Path folder;

    @BeforeEach
    void copyTheScript() throws IOException {
        Files.copy(StackTestKit.project().resolve("rollbook"), folder.resolve("rollbook"));
        Files.createDirectories(folder.resolve("path"));
        executable("path/node", "echo v20.19.0");
        executable("path/npm", "");
    }

    @Test
    void takes_the_JDK_of_JAVA_HOME_where_it_is_new_enough() throws Exception {
        var mine = jdk("mine", "26.0.1", true);
        jdk("jvm/other", "25.0.1", true);

        assertThat(script(Map.of("JAVA_HOME", mine.toString()), "jdk").output()).isEqualTo(mine.toString());
    }

    @Test
    void passes_over_an_old_default_java_and_finds_a_new_one_in_the_usual_folders() throws Exception {
        var old = jdk("old", "17.0.15", true);
        executable("path/java", "echo '    java.home = " + old + "' >&2");
        jdk("jvm/a 21", "21.0.2", true);
        var right = jdk("jvm/temurin 25", "25.0.1", true);

        assertThat(script(Map.of("JAVA_HOME", old.toString()), "jdk").output()).isEqualTo(right.toString());
    }

    @Test
    void takes_the_JDK_of_the_path_before_those_of_the_usual_folders() throws Exception {
        var onPath = jdk("on path", "25", true);
        executable("path/java", "echo '    java.home = " + onPath + "' >&2");
        jdk("jvm/other", "25.0.1", true);

        assertThat(script(Map.of(), "jdk").output()).isEqualTo(onPath.toString());
    }

    @Test
    void takes_the_oldest_that_is_new_enough() throws Exception {
        jdk("jvm/a", "27-ea", true);
        var right = jdk("jvm/b", "25.0.1", true);
        jdk("jvm/c", "26", true);

        assertThat(script(Map.of(), "jdk").output()).isEqualTo(right.toString());
    }

    @Test
    void takes_no_JRE() throws Exception {
        jdk("jvm/jre", "25.0.1", false);

        var answer = script(Map.of(), "jdk");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.output()).contains("no JDK 25 or newer found").contains("Install one");
    }

    @Test
    void says_what_to_install_where_there_is_no_Maven_or_an_old_one() throws Exception {
        jdk("jvm/jdk", "25.0.1", true);
        assertThat(script(Map.of(), "test").output()).contains("Install Maven 3.8.7 or newer");

        executable("path/mvn", "echo 'Apache Maven 3.6.3'");
        assertThat(script(Map.of(), "test").output()).contains("Maven 3.6.3 is too old");
    }

    @Test
    void test_ends_with_the_counts_of_this_run_and_the_code_of_Maven() throws Exception {
        jdk("jvm/jdk", "25.0.1", true);
        report("gone/target/surefire-reports/TEST-Stale.xml", 100, 0, 0, 0);
        var fresh = folder.resolve("fresh.xml");
        report("fresh.xml", 10, 1, 2, 3);
        executable("path/mvn", """
                [ "$1" = -v ] && echo 'Apache Maven 3.9.9' && exit
                mkdir -p '%1$s/a/target/surefire-reports' '%1$s/b/target/failsafe-reports'
                cp '%2$s' '%1$s/a/target/surefire-reports/TEST-A.xml'
                cp '%2$s' '%1$s/b/target/failsafe-reports/TEST-B.xml'
                echo built
                exit 7
                """.formatted(folder, fresh));

        var answer = script(Map.of(), "test");

        assertThat(answer.exit()).isEqualTo(7);
        assertThat(answer.output().lines().toList()).endsWith("8 passed, 6 failed, 6 skipped");
    }

    @Test
    void faults_runs_the_whole_proof_and_hands_on_what_else_was_said() throws Exception {
        jdk("jvm/jdk", "25.0.1", true);
        executable("path/mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' && exit\necho \"$@\"");

        assertThat(script(Map.of(), "faults", "-Drollbook.faults.seed=7").output())
                .contains("-pl e2e-tests -am", "-Dit.test=", ",FaultsIT,")
                .endsWith("-Drollbook.faults=full -Drollbook.faults.seed=7");
    }

    @Test
    void says_which_Node_to_install_where_there_is_none_or_an_old_one() throws Exception {
        jdk("jvm/jdk", "25.0.1", true);
        executable("path/mvn", "echo 'Apache Maven 3.9.9'");
        executable("path/node", "echo v18.20.4");
        assertThat(script(Map.of(), "test").output()).contains("Node 18.20.4 is too old", "20.19.0 or newer");
        Files.delete(folder.resolve("path/npm"));

        var answer = script(Map.of(), "run");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.output()).contains("Node or npm is not on the PATH", "20.19.0 or newer");
    }

    @Test
    void mail_hands_on_which_one() throws Exception {
        jdk("jvm/jdk", "25.0.1", true);
        executable("jvm/jdk/bin/java", "echo \"$@\"");
        executable("local-stack/target/local-stack-1.0-SNAPSHOT.jar", "");

        assertThat(script(Map.of(), "mail", "last").output()).endsWith(".jar mail last");
        assertThat(script(Map.of(), "mail").output()).endsWith(".jar mail");
        assertThat(script(Map.of(), "help").output()).contains("./rollbook mail [number|last]");
    }

    @Test
    void bench_hands_on_which_bar_and_how_often_and_names_the_bars_where_there_is_none_so_called() throws Exception {
        jdk("jvm/jdk", "25.0.1", true);
        executable("jvm/jdk/bin/java", "echo \"$@\"");
        executable("path/mvn", "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9'\nexit 0");
        Files.createDirectories(folder.resolve("bench"));

        assertThat(script(Map.of(), "bench", "burst", "20").output()).endsWith("rollbook.bench.Bench burst 20");
        assertThat(script(Map.of(), "bench", "20").output()).endsWith("rollbook.bench.Bench 20");

        var answer = script(Map.of(), "bench", "dance");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.output()).contains("no bar called dance; there are: start live import");
    }

    @Test
    void shows_its_commands_where_none_is_given_and_refuses_one_it_does_not_know() throws Exception {
        assertThat(script(Map.of()).output()).contains("./rollbook run", "./rollbook test");

        var answer = script(Map.of(), "dance");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.output()).contains("no command called dance");
    }

    private Path jdk(String name, String version, boolean compiles) throws IOException {
        var jdk = folder.resolve(name);
        executable(name + "/bin/java", "exit 0");
        if (compiles) {
            executable(name + "/bin/javac", "exit 0");
        }
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Paper\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return jdk;
    }

    private void report(String name, int tests, int errors, int failures, int skipped) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="x" time="0.1" tests="%d" errors="%d" skipped="%d" failures="%d" flakes="0">
                </testsuite>
                """.formatted(tests, errors, skipped, failures));
    }

    private void executable(String name, String body) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs it with a path that has the system's small tools but neither its Java nor its Maven. */
    private Answer script(Map<String, String> environment, String... arguments) throws Exception {
        for (var tool : new String[] {
            "sh", "sed", "head", "sort", "cut", "cat", "awk", "find", "rm", "cp", "mkdir", "dirname", "tr", "ls"
        }) {
            var link = folder.resolve("path").resolve(tool);
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, StackTestKit.tool(tool));
            }
        }
        var command = new ArrayList<>(List.of("sh", folder.resolve("rollbook").toString()));
        command.addAll(List.of(arguments));
        command.set(0, StackTestKit.tool("sh").toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("path").toString());
        builder.environment().put("ROLLBOOK_JVM_FOLDERS", folder.resolve("jvm") + "/*");
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output.strip());
    }

    private record Answer(int exit, String output) {}
}
