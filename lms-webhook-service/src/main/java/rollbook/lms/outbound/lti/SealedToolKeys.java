package rollbook.lms.outbound.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.lms.usecase.ToolKeys;

/**
 * Our keys as rows, their private parts sealed. The key that signs is the last whose time has come; the one after it is published
 * as soon as that one signs, so that every platform has read it before it meets it, and each for thirty days after its own time.
 */
@ApplicationScoped
class SealedToolKeys implements ToolKeys {
    private static final int BITS = 2048;
    private static final String FORGET =
            "delete from signing_key where retires_at < clock_timestamp() - interval '30 days'";
    private static final String ADD = """
            insert into signing_key (kid, public_jwk, private_jwk, signs_from, retires_at)
            select ?, cast(? as jsonb), ?, s.signs_from, s.signs_from + ? * interval '1 second'
            from (select greatest(clock_timestamp(), coalesce(max(retires_at), clock_timestamp())) as signs_from
                  from signing_key) s
            """;

    private final Database database;
    private final Sealer sealer;
    private final Ids ids;
    private final Duration signsFor;

    SealedToolKeys(
            Database database,
            Sealer sealer,
            Ids ids,
            @ConfigProperty(name = "rollbook.lti.key-rotation") Duration signsFor) {
        this.database = database;
        this.sealer = sealer;
        this.ids = ids;
        this.signsFor = signsFor;
    }

    @Override
    public Map<String, Object> published() {
        return new JWKSet(database
                        .with(sql -> sql.select("select public_jwk from signing_key order by signs_from")
                                .mapTo(String.class)
                                .list())
                        .stream()
                        .<JWK>map(SealedToolKeys::parse)
                        .toList())
                .toJSONObject();
    }

    @Override
    public String sign(Map<String, Object> claims) {
        var key = today();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        var token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private RSAKey today() {
        return database.with(sql -> sql.select("""
                        select kid, private_jwk from signing_key where signs_from <= clock_timestamp()
                        order by signs_from desc limit 1
                        """)
                .map((row, _) -> parse(sealer.open(row.getString("private_jwk"), row.getString("kid"))))
                .one());
    }

    /** A key is made between two transactions: on a busy machine that takes longer than one may. */
    @Override
    public void rotate() {
        var _ = database.inTransaction(() -> database.with(sql -> sql.execute(FORGET)));
        while (database.inTransaction(this::isOneMissing)) {
            var key = generate();
            var _ = database.inTransaction(() -> add(key));
        }
    }

    private boolean isOneMissing() {
        return database.with(sql -> sql.select("select count(*) from signing_key where retires_at > clock_timestamp()")
                        .mapTo(Integer.class)
                        .one()
                < 2);
    }

    /** False: another replica was faster. */
    private boolean add(RSAKey key) {
        return database.with(sql -> {
            sql.execute("select pg_advisory_xact_lock(hashtextextended('signing keys', 0))");
            return isOneMissing()
                    && sql.execute(
                                    ADD,
                                    key.getKeyID(),
                                    key.toPublicJWK().toJSONString(),
                                    sealer.seal(key.toJSONString(), key.getKeyID()),
                                    signsFor.toSeconds())
                            == 1;
        });
    }

    private RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(ids.next().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a key", e);
        }
    }

    private static RSAKey parse(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a key of ours cannot be read", e);
        }
    }
}
