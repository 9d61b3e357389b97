package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.SeenAccount;
import rollbook.enrollment.usecase.Accounts;
import rollbook.kit.sql.Database;

/** Accounts, as the table {@code account} holds them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresAccounts implements Accounts {
    /** In id order, so that no two wait for each other. */
    private static final String KEEP = """
            insert into account (id, email, domain, as_of, source)
            select said.*, :source
            from unnest(:ids, :emails, :domains, cast(:times as timestamptz[])) as said (id, email, domain, as_of)
            on conflict (id) do update set email = excluded.email, domain = excluded.domain, as_of = excluded.as_of,
              source = excluded.source
            where account.as_of < excluded.as_of or account.as_of = excluded.as_of and account.email <> excluded.email
            returning new.id, new.email, new.domain, old.email as was
            """;

    private static final String UNDER = """
            select distinct on (email) id, email, registered_at from account
            where domain = :domain and email > :after
            order by email, as_of desc, id limit :limit
            """;

    private final Database database;

    PostgresAccounts(Database database) {
        this.database = database;
    }

    @Override
    public List<Moved> keep(Collection<SeenAccount> seen, Source source) {
        if (seen.isEmpty()) {
            return List.of();
        }
        var sorted = seen.stream()
                .sorted(Comparator.comparing(account -> account.accountId().toString()))
                .toList();
        return database.with(sql -> sql
                .createQuery(KEEP)
                .bind("source", source.name())
                .bindArray("ids", UUID.class, BatchRows.column(sorted, SeenAccount::accountId))
                .bindArray(
                        "emails",
                        String.class,
                        BatchRows.column(sorted, account -> account.email().normalized()))
                .bindArray(
                        "domains",
                        String.class,
                        BatchRows.column(sorted, account -> account.email().domain()))
                .bindArray(
                        "times",
                        String.class,
                        BatchRows.column(sorted, account -> account.asOf().toString()))
                .map((row, _) -> new Kept(moved(row), row.getString("was")))
                .stream()
                .filter(kept -> !kept.moved().email().equals(kept.was()))
                .map(Kept::moved)
                .toList());
    }

    private record Kept(Moved moved, @Nullable String was) {}

    private static Moved moved(ResultSet row) throws SQLException {
        return new Moved(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("domain"),
                row.getString("was") == null);
    }

    @Override
    public Optional<Account> find(UUID id) {
        return database.with(sql -> sql.select("select id, email, registered_at from account where id = ?", id)
                .map((row, _) -> account(row))
                .findOne());
    }

    @Override
    @Transactional
    public List<Account> under(String domain, String after, int limit) {
        return database.with(sql -> sql.createQuery(UNDER)
                .bind("domain", domain)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> account(row))
                .list());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getTimestamp("registered_at").toInstant());
    }
}
