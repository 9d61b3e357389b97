package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.Api.DANA;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.Envelope;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestKafka;
import rollbook.kit.testing.Wire;
import rollbook.kit.testing.prometheus.Alarm;

/** Each alert is fired by a fault and over when that is mended; what is as it should be fires none. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AlarmsIT {
    private static final String NO_TOPIC = "no topic at all";

    @Inject
    Database database;

    @BeforeEach
    @AfterEach
    void mend() {
        sql("drop trigger if exists stuck on person_identity");
        sql("delete from outbox where topic = ?", NO_TOPIC);
        sql("delete from dead_letter"); // of other classes, too
    }

    @Test
    void a_message_Kafka_will_never_take_makes_the_outbox_old_and_its_relay_start_over_again_and_again() {
        var old = Alarm.of("RollbookOutboxOld").awaitClear();
        var leader = Alarm.of("RollbookRelayWithoutLeader").awaitClear();

        sql("""
            insert into outbox (topic, key, headers, body, created_at)
            values (?, 'none', '{}', '', clock_timestamp() - interval '1 hour')
            """, NO_TOPIC);

        old.awaitFires();
        leader.awaitFires();
        mend();
        old.awaitClear();
        leader.awaitClear();
    }

    @ParameterizedTest
    @CsvSource({"RollbookLiveLaneBehind, ENROLLMENT_LIVE", "RollbookTopicBehind, ENROLLMENT_BULK"})
    void facts_that_cannot_be_judged_for_now_leave_their_lane_behind(String alert, Topic lane) {
        var behind = Alarm.of(alert).at(2).awaitClear();
        var licenseId = Api.create(LicenseType.SCHOOL);
        sql("""
            create or replace function refuse_for_now() returns trigger language plpgsql as $$
            begin raise exception 'not now' using errcode = '40001'; end $$
            """);
        sql("create or replace trigger stuck before insert on person_identity"
                + " for each row execute function refuse_for_now()");

        for (var name : new String[] {"ann", "bob", "cat"}) {
            var fact = Facts.by(DANA).on(licenseId).naming(name + UUID.randomUUID() + "@x.example");
            Wire.say(lane, new Envelope<>(UUID.randomUUID(), "/a-test", Instant.now(), fact));
        }

        behind.awaitFires();
        assertThat(behind.now())
                .singleElement()
                .satisfies(of -> assertThat(of.labels()).containsEntry("topic", lane.wireName()));
        mend();
        behind.awaitClear();
    }

    @Test
    void a_message_that_cannot_be_read_is_a_dead_letter_and_one_of_an_unknown_type_is_told_of() {
        var letters = Alarm.of("RollbookDeadLetters").awaitClear();
        var unknown = Alarm.of("RollbookEventsUnknown").awaitClear();

        message("rollbook.user-enrolled.v1");
        message("rollbook.never-heard-of.v1");

        letters.awaitFires();
        unknown.awaitFires();
        sql("update dead_letter set body = null, handled_at = clock_timestamp(), handled_text = 'dropped by a test'");
        letters.awaitClear();
        Alarm.of("RollbookEventsUnknown").awaitClear(); // nothing more came
    }

    @Test
    void a_person_seated_where_no_seat_is_free_breaks_the_seat_invariant() {
        var seats = Alarm.of("RollbookSeatInvariant").awaitClear();
        var license = Scene.of(Api.create(LicenseType.SCHOOL));
        license.email(DANA, "ann@x.example", "bob@x.example");

        sql("update license set seats = 1 where id = ?", license.licenseId); // nobody lowered them
        seats.awaitFires();
        assertThat(seats.now())
                .singleElement()
                .satisfies(of -> assertThat(of.labels()).containsEntry("what", "overfilled"));

        sql("update license set seats = null where id = ?", license.licenseId);
        seats.awaitClear();
    }

    @Test
    void a_person_who_waits_while_a_seat_is_free_breaks_it_and_so_does_a_wrong_count() {
        var seats = Alarm.of("RollbookSeatInvariant").awaitClear();
        var licenseId = Api.create(LicenseType.SCHOOL);

        sql("update license set waiting = 1 where id = ?", licenseId);
        Patience.await()
                .untilAsserted(() -> assertThat(seats.now())
                        .extracting(of -> of.labels().get("what"))
                        .containsExactlyInAnyOrder("withheld", "miscounted"));

        sql("update license set waiting = 0 where id = ?", licenseId);
        seats.awaitClear();
    }

    @Test
    void seats_lowered_below_what_is_held_break_nothing() {
        var seats = Alarm.of("RollbookSeatInvariant").awaitClear();
        var license = Scene.of(Api.create(LicenseType.SCHOOL));
        license.email(DANA, "ann@x.example", "bob@x.example", "cat@x.example");

        Acts.seats(license.licenseId, 1).then().statusCode(200);
        license.email(DANA, "dan@x.example");
        assertThat(seats.now()).isEmpty();

        sql("""
            update ledger set status_after = 'MEMBER' where license_id = ? and status_after = 'WAITING'
            """, license.licenseId); // as if dan had been seated after the lowering
        seats.awaitFires();

        sql("update ledger set status_after = 'WAITING' where license_id = ? and seq = 4", license.licenseId);
        sql("update license set seats = null, waiting = 0 where id = ?", license.licenseId);
        sql("update membership set status = 'NONE' where license_id = ? and status = 'WAITING'", license.licenseId);
        seats.awaitClear();
    }

    private static void message(String type) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    Topic.ENROLLMENT_LIVE.wireName(),
                    UUID.randomUUID().toString(),
                    "{}".getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_type",
                            type,
                            "ce_id",
                            UUID.randomUUID().toString())
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            var _ = producer.send(message);
        }
    }

    private void sql(String statement, Object... arguments) {
        database.with(sql -> sql.execute(statement, arguments));
    }
}
