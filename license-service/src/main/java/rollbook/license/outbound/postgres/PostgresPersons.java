package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Identity;
import rollbook.license.usecase.Persons;

/** People and how they are known. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresPersons implements Persons {
    private final Database database;
    private final Ids ids;

    PostgresPersons(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Map<Identity, UUID> known(Collection<Identity> identities) {
        var found = byAddress(identities, addresses(identities));
        identities.stream()
                .filter(identity -> identity.personId() != null)
                .forEach(identity -> found.put(identity, Objects.requireNonNull(identity.personId())));
        return found;
    }

    @Override
    public Found identify(Collection<Identity> identities) {
        database.with(sql -> {
            var addresses = addresses(identities);
            var known = find(sql, addresses);
            var missing = addresses.stream()
                    .filter(address -> !known.containsKey(address))
                    .sorted() // two transactions with the same new people wait for each other in one order
                    .toList();
            if (!missing.isEmpty()) {
                create(sql, missing);
            }
            return missing;
        });
        return new Found(known(identities), List.of());
    }

    private static List<String> addresses(Collection<Identity> identities) {
        return identities.stream()
                .map(Identity::address)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Map<Identity, UUID> byAddress(Collection<Identity> identities, List<String> addresses) {
        var found = new HashMap<Identity, UUID>();
        var known = addresses.isEmpty() ? Map.<String, UUID>of() : database.with(sql -> find(sql, addresses));
        for (var identity : identities) {
            var person = identity.address() == null ? null : known.get(identity.address());
            if (person != null) {
                found.put(identity, person);
            }
        }
        return found;
    }

    private void create(Handle sql, List<String> addresses) {
        var created = sql.createQuery("""
                        insert into person_identity (kind, value, person_id)
                        select 'ADDRESS', value, person_id from unnest(:values, :ids) as new (value, person_id)
                        order by value
                        on conflict do nothing returning person_id
                        """)
                .bindArray("values", String.class, addresses)
                .bindArray(
                        "ids",
                        UUID.class,
                        addresses.stream().map(_ -> ids.next()).toList())
                .mapTo(UUID.class)
                .list();
        sql.createUpdate("insert into person (id) select unnest(:ids)")
                .bindArray("ids", UUID.class, created)
                .execute();
    }

    private static Map<String, UUID> find(Handle sql, Collection<String> addresses) {
        var found = new HashMap<String, UUID>();
        sql.createQuery("select value, person_id from person_identity where kind = 'ADDRESS' and value = any(:values)")
                .bindArray("values", String.class, List.copyOf(addresses))
                .map((row, _) -> Map.entry(row.getString("value"), row.getObject("person_id", UUID.class)))
                .forEach(identity -> found.put(identity.getKey(), identity.getValue()));
        return found;
    }
}
