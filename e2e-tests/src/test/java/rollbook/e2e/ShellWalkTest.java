package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a page is run, and what is not. */
class ShellWalkTest {

    @Test
    void the_shell_blocks_of_the_section_are_one_script_and_its_text_blocks_what_it_prints() {
        var page = """
                # Before

                ```sh
                echo not this
                ```

                ## The walk

                ```sh
                # a comment is no heading
                who=world
                ```

                In between.

                ```
                neither run nor promised
                ```

                ```sh
                echo "hello $who"
                ```

                ```text
                hello world
                ```

                ### After

                ```sh
                echo nor this
                ```
                """;

        var walk = ShellWalk.of(page, "The walk");

        assertThat(walk.script()).isEqualTo("# a comment is no heading\nwho=world\necho \"hello $who\"\n");
        assertThat(walk.promised()).isEqualTo(List.of("hello world"));
    }
}
