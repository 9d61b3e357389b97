package rollbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A short smoke: the benchmarks run and report. What they report is for {@code ./rollbook bench} on a quiet machine. */
class BenchIT {

    @Test
    void the_benchmarks_run_and_report_each_bar_beside_its_anchor() throws Exception {
        var bars = Bench.run(Path.of("..").toAbsolutePath(), Order.all(20), System.out);

        assertThat(bars).hasSize(19).allSatisfy(bar -> {
            assertThat(bar.ratio()).isFinite().matches(ratio -> bar.atMost() == 0 ? ratio == 0 : ratio > 0);
            assertThat(bar.toString()).contains("bar");
        });
    }
}
