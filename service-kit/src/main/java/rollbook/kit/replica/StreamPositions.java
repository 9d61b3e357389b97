package rollbook.kit.replica;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import rollbook.kit.sql.Database;

/**
 * How far a stream whose entries are numbered per key was applied. An entry says where the one before it ended; when that
 * is further than we are, something was missed and the owner has to be asked (DESIGN §3, last paragraphs).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class StreamPositions {
    private final Database database;

    StreamPositions(Database database) {
        this.database = database;
    }

    /** The number of the last entry applied for {@code key}; 0 before the first. Locks the position until the commit. */
    public long at(String stream, UUID key) {
        return database.with(sql -> {
            sql.execute(
                    "insert into stream_position (stream, key, seq) values (?, ?, 0) on conflict do nothing",
                    stream,
                    key);
            return sql.select("select seq from stream_position where stream = ? and key = ? for update", stream, key)
                    .mapTo(Long.class)
                    .one();
        });
    }

    public void moveTo(String stream, UUID key, long seq) {
        database.with(sql -> sql.execute(
                "update stream_position set seq = ? where stream = ? and key = ? and seq < ?", seq, stream, key, seq));
    }
}
