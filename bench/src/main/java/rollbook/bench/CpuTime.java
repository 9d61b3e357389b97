package rollbook.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process of this machine has used of its processors: the same whatever else they do. */
final class CpuTime {
    private CpuTime() {}

    /** Of it and of the processes it began that still run, together. */
    static Duration of(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
