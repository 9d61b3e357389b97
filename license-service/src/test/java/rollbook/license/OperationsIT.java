package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.STAFF;
import static rollbook.license.Api.asDana;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.Outcome;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestKafka;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/** What our staff see of the service's plumbing, and what they can do about a message it failed at. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OperationsIT {
    private static final String PATH = "/api/licenses/operations";
    private static final String LETTERS = PATH + "/dead-letters";

    @Inject
    Database database;

    @AfterEach
    void repair() {
        sql("drop trigger if exists poison on person_identity");
    }

    @Test
    void staff_see_health_outbox_and_how_far_each_topic_is_read() {
        Patience.await()
                .untilAsserted(() -> asStaff()
                        .get(PATH)
                        .then()
                        .statusCode(200)
                        .body("service", equalTo("license-service"))
                        .body("outbox.led", equalTo(true))
                        .body("lag.topic", hasItems("rollbook.enrollment.live", "rollbook.enrollment.bulk"))
                        .body("lag.messages", everyItem(equalTo(0)))
                        .body("checks.name", hasItems("loops"))
                        .body("checks.up", everyItem(equalTo(true))));
    }

    @Test
    void nobody_but_staff_sees_or_does_any_of_it() {
        for (var path : List.of(PATH, LETTERS, LETTERS + "/handled")) {
            problem(asDana().get(path), 403, "not-allowed");
            problem(RestAssured.get(path), 401, "not-signed-in");
        }
        problem(asDana().post(LETTERS + "/1/replay"), 403, "not-allowed");
        problem(asDana().body(Map.of("reason", "x")).post(LETTERS + "/1/drop"), 403, "not-allowed");
    }

    @Test
    void a_person_it_failed_at_comes_with_the_replay_once_repaired_and_nobody_is_answered_twice() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var poison = "poison" + UUID.randomUUID() + "@x.example";
        poison();
        Wire.say(Facts.by(DANA).on(licenseId).naming("ann@x.example", poison, "bob@x.example"));
        Wire.heard(MembershipChanged.class, licenseId, 1);
        var letter = letter(licenseId);

        problem(asStaff().post(LETTERS + "/" + letter + "/replay"), 409, "failed-again");
        asStaff().get(LETTERS + "?limit=500").then().body(one(letter) + ".tries", equalTo(1));
        repair();
        asStaff().post(LETTERS + "/" + letter + "/replay").then().statusCode(204);
        problem(asStaff().post(LETTERS + "/" + letter + "/replay"), 404, "not-found");

        var answers = Wire.heard(MembershipChanged.class, licenseId, 2);
        assertThat(answers).hasSize(2);
        assertThat(answers.get(1).people()).singleElement().satisfies(person -> {
            assertThat(person.email()).isEqualTo(poison);
            assertThat(person.outcome()).isEqualTo(Outcome.ADDED);
        });
        asStaff()
                .get(LETTERS + "/handled")
                .then()
                .body("items.find { it.message.id == " + letter + " }.by", equalTo(account()))
                .body("items.find { it.message.id == " + letter + " }.reason", nullValue());
        assertThat(kept(letter)).isNull();
    }

    @Test
    void a_message_that_cannot_be_read_stays_until_it_is_dropped_with_a_reason() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        unreadable(licenseId);
        var letter = letter(licenseId);

        problem(asStaff().post(LETTERS + "/" + letter + "/replay"), 409, "still-unreadable");
        problem(asStaff().body(Map.of("reason", " ")).post(LETTERS + "/" + letter + "/drop"), 422, "no-reason");
        problem(asStaff().post(LETTERS + "/" + letter + "/drop"), 422, "no-reason");
        asStaff()
                .body(Map.of("reason", " Sent by a test "))
                .post(LETTERS + "/" + letter + "/drop")
                .then()
                .statusCode(204);

        problem(asStaff().body(Map.of("reason", "x")).post(LETTERS + "/" + letter + "/drop"), 404, "not-found");
        asStaff().get(LETTERS + "?limit=500").then().body(one(letter), nullValue());
        asStaff()
                .get(LETTERS + "/handled")
                .then()
                .body("items.find { it.message.id == " + letter + " }.reason", equalTo("Sent by a test"));
        assertThat(kept(letter)).isNull();
    }

    @Test
    void staff_are_told_of_what_went_wrong_and_nothing_of_what_it_says() {
        var licenseId = Api.create(LicenseType.SCHOOL);
        var poison = "poison" + UUID.randomUUID() + "@x.example";
        poison();
        Wire.say(Facts.by(DANA).on(licenseId).naming(poison));

        letter(licenseId);

        var list = asStaff().get(LETTERS + "?limit=500");
        assertThat(list.asString()).contains("a bug about …, for once").doesNotContain("@x.example");
        list.then()
                .body("items.find { it.key == '" + licenseId + "' }.consumer", equalTo("live-lane"))
                .body("items.find { it.key == '" + licenseId + "' }.type", equalTo("rollbook.user-enrolled.v1"))
                .body("items.find { it.key == '" + licenseId + "' }.part", equalTo(0));
    }

    private static String one(int letter) {
        return "items.find { it.id == " + letter + " }";
    }

    private static String account() {
        return Tokens.account(STAFF).toString();
    }

    /** A bug in the handling of some people, whose words quote them. */
    private void poison() {
        sql("""
            create or replace function refuse_poison() returns trigger language plpgsql as $$
            begin
              if new.value like 'poison%' then raise exception 'a bug about %, for once', new.value; end if;
              return new;
            end $$
            """);
        sql("create or replace trigger poison before insert on person_identity"
                + " for each row execute function refuse_poison()");
    }

    private static void unreadable(UUID licenseId) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    Topic.ENROLLMENT_LIVE.wireName(), licenseId.toString(), "{}".getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_type",
                            "rollbook.user-enrolled.v1",
                            "ce_id",
                            UUID.randomUUID().toString())
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            var _ = producer.send(message);
        }
    }

    private int letter(UUID licenseId) {
        return Patience.await()
                .until(
                        () -> asStaff()
                                .get(LETTERS + "?limit=500")
                                .then()
                                .extract()
                                .<Integer>path("items.find { it.key == '" + licenseId + "' }?.id"),
                        id -> id != null);
    }

    private byte @Nullable [] kept(int letter) {
        return database.with(sql -> sql.select("select body from dead_letter where id = ?", letter)
                .map((row, _) -> row.getBytes("body"))
                .one());
    }

    private void sql(String statement) {
        database.with(sql -> sql.execute(statement));
    }
}
