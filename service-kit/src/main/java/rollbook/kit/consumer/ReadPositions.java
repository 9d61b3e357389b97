package rollbook.kit.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;

/**
 * How far each partition was read: the truth about it, in the same transaction as the work. Kafka's own offsets are only
 * for its lag tools.
 */
@ApplicationScoped
class ReadPositions {
    private final Database database;

    ReadPositions(Database database) {
        this.database = database;
    }

    /**
     * Where reading of a partition starts or goes on: {@code beginning} if it was never read. Waits for nobody who is
     * moving it on; that is the fence's to do.
     */
    @Transactional
    public long open(UUID topicId, String topic, int partition, long beginning) {
        return find(topicId, partition).orElseGet(() -> {
            database.with(sql -> sql.execute(
                    "insert into consumer_offset (topic_id, partition, topic, next) values (?, ?, ?, ?) on conflict do nothing",
                    topicId,
                    partition,
                    topic,
                    beginning));
            return next(topicId, partition);
        });
    }

    /** Whether the topic of that name was read before under another id, so was deleted and made anew since. */
    @Transactional
    public boolean madeAnew(UUID topicId, String topic) {
        return database.with(sql -> sql.select("""
                        select exists (select from consumer_offset where topic = :topic and topic_id <> :id)
                           and not exists (select from consumer_offset where topic = :topic and topic_id = :id)
                        """)
                .bind("topic", topic)
                .bind("id", topicId)
                .mapTo(Boolean.class)
                .one());
    }

    /** The fence: moves a partition on, unless somebody else did already. False means nothing of it may be handled. */
    @Transactional(TxType.MANDATORY)
    public boolean moveOn(UUID topicId, int partition, long first, long next) {
        return database.with(sql -> sql.execute(
                        "update consumer_offset set next = ? where topic_id = ? and partition = ? and next <= ?",
                        next,
                        topicId,
                        partition,
                        first))
                == 1;
    }

    /** The next unread offset. */
    @Transactional
    public long next(UUID topicId, int partition) {
        return find(topicId, partition)
                .orElseThrow(() -> new IllegalStateException("partition " + partition + " was never opened"));
    }

    private Optional<Long> find(UUID topicId, int partition) {
        return database.with(sql -> sql.select(
                        "select next from consumer_offset where topic_id = ? and partition = ?", topicId, partition)
                .mapTo(Long.class)
                .findOne());
    }

    /** Gives up on offsets Kafka no longer has. */
    @Transactional
    public void skipTo(UUID topicId, int partition, long beginning) {
        database.with(sql -> sql.execute(
                "update consumer_offset set next = ? where topic_id = ? and partition = ? and next < ?",
                beginning,
                topicId,
                partition,
                beginning));
    }

    /** Goes back to what Kafka still has, when that ends before where we were; what was had before is known by its id. */
    @Transactional
    public void startAgain(UUID topicId, int partition, long beginning) {
        database.with(sql -> sql.execute(
                "update consumer_offset set next = ? where topic_id = ? and partition = ?",
                beginning,
                topicId,
                partition));
    }
}
