package rollbook.license.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.license.usecase.MemberCounts;

/** Counts members from the projection, and their coming and going from the ledger. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresMemberCounts implements MemberCounts {
    /** In one statement, so that the number of today's members and the moves are of one moment. */
    private static final String MOVES = """
            with moved as (
              select (a.recorded_at at time zone :zone)::date as day,
                     count(*) filter (where l.status_after = 'MEMBER') as joined,
                     count(*) filter (where l.status_before = 'MEMBER') as left_it
              from act a join ledger l on l.license_id = a.license_id and l.seq between a.first_seq and a.seq
              where a.license_id = :license and a.recorded_at >= :since
                and (l.status_before = 'MEMBER') <> (l.status_after = 'MEMBER')
              group by 1)
            select license.members, moved.day, moved.joined, moved.left_it
            from license left join moved on true where license.id = :license order by moved.day
            """;

    private static final String BY_METHODS = """
            select methods, count(*) as members from membership
            where license_id = :license and status = 'MEMBER' group by methods
            """;

    /** Each a stretch of the index the list is read by; the lines themselves are not looked at. */
    private static final String BY_STATUS = """
            select status, count(*) as people from membership where license_id = :license group by status
            """;

    private final Database database;

    PostgresMemberCounts(Database database) {
        this.database = database;
    }

    @Override
    public Moves moves(UUID licenseId, Instant since, ZoneId zone) {
        return database.with(sql -> {
            var days = new ArrayList<DayMoves>();
            var members = sql.createQuery(MOVES)
                    .bind("license", licenseId)
                    .bind("since", Instants.utc(since))
                    .bind("zone", zone.getId())
                    .map((row, _) -> {
                        var day = row.getObject("day", LocalDate.class);
                        if (day != null) {
                            days.add(new DayMoves(day, row.getInt("joined"), row.getInt("left_it")));
                        }
                        return row.getInt("members");
                    })
                    .list();
            return new Moves(members.isEmpty() ? 0 : members.getFirst(), days);
        });
    }

    @Override
    public Map<EnrollmentMethod, Integer> byMethod(UUID licenseId) {
        return database.with(sql -> {
            var counts = new EnumMap<EnrollmentMethod, Integer>(EnrollmentMethod.class);
            sql.createQuery(BY_METHODS)
                    .bind("license", licenseId)
                    .map((row, _) -> Map.entry(row.getInt("methods"), row.getInt("members")))
                    .forEach(group -> {
                        for (var method : EnrollmentMethod.values()) {
                            if ((group.getKey() & MembershipRows.bit(method)) != 0) {
                                counts.merge(method, group.getValue(), Integer::sum);
                            }
                        }
                    });
            return counts;
        });
    }

    @Override
    public Map<MembershipStatus, Integer> byStatus(UUID licenseId) {
        return database.with(sql -> {
            var counts = new EnumMap<MembershipStatus, Integer>(MembershipStatus.class);
            sql.createQuery(BY_STATUS)
                    .bind("license", licenseId)
                    .map((row, _) -> Map.entry(MembershipStatus.valueOf(row.getString("status")), row.getInt("people")))
                    .forEach(group -> counts.put(group.getKey(), group.getValue()));
            return counts;
        });
    }
}
