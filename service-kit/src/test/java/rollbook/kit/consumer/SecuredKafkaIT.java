package rollbook.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.Topic;
import rollbook.kit.kafka.KafkaAccess;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.SecuredKafka;

/** A Kafka that encrypts and asks who it is: the relay writes to it and the loops read from it, by settings alone. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(value = SecuredKafka.class, restrictToAnnotatedClass = true)
class SecuredKafkaIT {
    private static final Topic TOPIC = Topic.INVITES;

    @Inject
    Loops loops;

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    @Inject
    KafkaAccess access;

    @AfterEach
    void close() {
        loops.close();
    }

    @Test
    void what_is_owed_is_sent_and_read_over_an_encrypted_connection_by_a_user() {
        var effects = new Effects(database);
        var name = "secured-" + UUID.randomUUID();
        loops.start(new TestConsumer(name, TOPIC, effects, name, (_, _) -> {}));

        var owed = database.inTransaction(
                () -> outbox.append(TOPIC, List.of(Facts.fact(1).event())));

        Patience.await().until(() -> effects.of(owed).size() == owed.size());
        assertThat(access.problems()).isEmpty();
    }

    @Test
    void nobody_is_let_in_with_another_password() {
        assertThat(refusal(access.user(), "another", access.truststore()))
                .isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void no_broker_is_believed_for_whom_nobody_vouches() {
        assertThat(refusal(access.user(), access.password(), null)).isInstanceOf(SslAuthenticationException.class);
    }

    /** Why a client does not get in. */
    private @Nullable Throwable refusal(@Nullable String user, @Nullable String password, @Nullable String truststore) {
        var other =
                new KafkaAccess(access.servers(), access.protocol(), access.mechanism(), user, password, truststore);
        try (var admin = Admin.create(other.client(Map.of()))) {
            return catchThrowable(() -> admin.listTopics().names().get()).getCause();
        }
    }
}
