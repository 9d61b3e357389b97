package rollbook.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** How the relay reaches the outbox and how much it takes at once. */
@ConfigMapping(prefix = "rollbook.relay")
public interface RelaySettings {

    /** Messages taken in one transaction. */
    @WithDefault("500")
    int batchSize();

    /**
     * Seconds after which PostgreSQL ends the session of a leader that fell silent, which frees the lock. Longer than
     * {@link #deliverySeconds}, so that a leader waiting for Kafka is not taken for a stopped one.
     */
    @WithDefault("15")
    int silenceSeconds();

    /** Seconds Kafka has to acknowledge a batch before it is rolled back and sent again. */
    @WithDefault("10")
    int deliverySeconds();

    /** The database whose outbox this is. */
    @WithName("db-url")
    @WithDefault("${quarkus.datasource.jdbc.url}")
    String dbUrl();

    @WithName("db-user")
    @WithDefault("${quarkus.datasource.username}")
    String dbUser();

    @WithName("db-password")
    @WithDefault("${quarkus.datasource.password}")
    String dbPassword();
}
