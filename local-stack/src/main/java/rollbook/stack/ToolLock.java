package rollbook.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** Holds a tool against every other stack, of this process and of others, while it is unpacked or built. */
final class ToolLock implements AutoCloseable {
    /** A file lock does not hold against threads of the same process; these do. */
    private static final ConcurrentMap<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final ReentrantLock here;
    private final FileChannel channel;
    private final FileLock there;

    private ToolLock(ReentrantLock here, FileChannel channel, FileLock there) {
        this.here = here;
        this.channel = channel;
        this.there = there;
    }

    /** Waits for the lock that this file stands for; the file stays. */
    static ToolLock of(Path file) throws IOException {
        var here = HERE.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new ReentrantLock());
        here.lock();
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new ToolLock(here, channel, channel.lock());
        } catch (IOException e) {
            here.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            there.release();
        } finally {
            here.unlock();
        }
    }
}
