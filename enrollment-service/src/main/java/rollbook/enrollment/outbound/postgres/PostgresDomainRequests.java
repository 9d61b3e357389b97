package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.DomainName;
import rollbook.enrollment.usecase.DomainRequests;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** Requests for domains, as the table {@code domain_request} holds them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDomainRequests implements DomainRequests {
    private static final String LIST = """
            select * from domain_request
            where (cast(:license as uuid) is null or license_id = :license)
              and (cast(:state as text) is null or state = :state) and id > :after
            order by id limit :limit
            """;

    private final Database database;

    PostgresDomainRequests(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(UUID id, UUID licenseId, DomainName domain, @Nullable String note, Actor actor) {
        return database.with(sql -> sql.execute(
                        """
                        insert into domain_request (id, license_id, domain, display, note_text, request_account, request_email)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (license_id, domain) where state = 'REQUESTED' do nothing
                        """, id, licenseId, domain.ascii(), domain.display(), note, actor.accountId(), actor.email()))
                == 1;
    }

    @Override
    @Transactional
    public Optional<Request> find(UUID id) {
        return database.with(sql -> sql.select("select * from domain_request where id = ?", id)
                .map((row, _) -> request(row))
                .findOne());
    }

    @Override
    @Transactional
    public List<Request> list(@Nullable UUID licenseId, @Nullable State state, UUID after, int limit) {
        return database.with(sql -> sql.createQuery(LIST)
                .bindByType("license", licenseId, UUID.class)
                .bindByType("state", state == null ? null : state.name(), String.class)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> request(row))
                .list());
    }

    @Override
    @Transactional
    public boolean decide(UUID id, State state, Actor actor, @Nullable String reason) {
        return database.with(sql -> sql.execute("""
                        update domain_request set state = ?, decided_account = ?, decided_email = ?,
                          decided_at = clock_timestamp(), reason_text = ?
                        where id = ? and state = 'REQUESTED'
                        """, state.name(), actor.accountId(), actor.email(), reason, id)) == 1;
    }

    @Override
    public boolean approve(UUID licenseId, String domain, Actor actor) {
        return database.with(sql -> sql.execute("""
                        update domain_request set state = 'APPROVED', decided_account = ?, decided_email = ?,
                          decided_at = clock_timestamp()
                        where license_id = ? and domain = ? and state = 'REQUESTED'
                        """, actor.accountId(), actor.email(), licenseId, domain)) == 1;
    }

    private static Request request(ResultSet row) throws SQLException {
        return new Request(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                new DomainName(row.getString("domain"), row.getString("display")),
                row.getString("note_text"),
                row.getString("request_email"),
                row.getTimestamp("requested_at").toInstant(),
                State.valueOf(row.getString("state")),
                Instants.read(row, "decided_at"),
                row.getString("reason_text"));
    }
}
