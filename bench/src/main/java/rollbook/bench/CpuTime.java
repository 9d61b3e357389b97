package rollbook.bench;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes of this machine have used of the processors: the same whatever else they do. */
final class CpuTime {
    private final Map<Long, Duration> used;

    private CpuTime(Map<Long, Duration> used) {
        this.used = used;
    }

    /** Of that process and of those it began, up to now. */
    static CpuTime of(long pid) {
        return of(ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())));
    }

    /** Of this process alone: what it began, the stack, is not it. */
    static CpuTime ofThisProcess() {
        return of(Stream.of(ProcessHandle.current()));
    }

    private static CpuTime of(Stream<ProcessHandle> processes) {
        return new CpuTime(processes.collect(Collectors.toMap(
                ProcessHandle::pid, process -> process.info().totalCpuDuration().orElse(Duration.ZERO))));
    }

    /** Of all together since then; what one used that has ended meanwhile is not counted. */
    Duration since(CpuTime before) {
        return used.entrySet().stream()
                .map(now -> now.getValue().minus(before.used.getOrDefault(now.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
