package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.license.usecase.MemberList.Query;

/**
 * The statements that read one stretch of a list, written so that the planner has no choice: a stretch of an index per
 * status, each in order and limited, merged. Statuses, bits and limits are literals, for partial indexes and good plans.
 */
final class SegmentSql {
    /** Above every address that begins with the same text. */
    private static final String HIGHEST = "\uDBFF\uDFFF";

    private final MemberSegments segment;
    private final Map<String, Object> binds = new HashMap<>();
    private final List<String> indexed = new ArrayList<>(); // what an index of the order's own answers
    private final List<String> walked = new ArrayList<>(); // what is looked at line by line

    /**
     * Where a stretch is gone on with.
     *
     * @param key the last line's key; null of the addressless
     */
    record After(@Nullable Object key, UUID memberId) {}

    SegmentSql(MemberSegments segment, Query query, UUID licenseId) {
        this.segment = segment;
        binds.put("license", licenseId);
        var byAddress = segment.key() == MemberSegments.Key.ADDRESS || segment.key() == MemberSegments.Key.NO_ADDRESS;
        if (query.method() != null) {
            (byAddress ? indexed : walked).add("methods & " + MembershipRows.bit(query.method()) + " <> 0");
        }
        if (query.text() != null) {
            if (query.searchesInside()) {
                walked.add("address like :pattern");
                binds.put("pattern", "%" + query.text().replaceAll("[\\\\%_]", "\\\\$0") + "%");
            } else {
                (byAddress ? indexed : walked).add("address >= :text and address < :textEnd");
                binds.put("text", query.text());
                binds.put("textEnd", query.text() + HIGHEST);
            }
        }
        if (segment.key() == MemberSegments.Key.ADDRESS || segment.key() == MemberSegments.Key.NO_ADDRESS) {
            indexed.add(segment.key() == MemberSegments.Key.ADDRESS ? "address is not null" : "address is null");
        }
    }

    /** Whether a page is read without looking at lines that are not on it. */
    boolean isIndexed() {
        return walked.isEmpty();
    }

    Map<String, Object> binds() {
        return binds;
    }

    /** The next lines, of a stretch that {@link #isIndexed}. */
    String page(@Nullable After after, int limit) {
        return "select m.since, " + MembershipRows.COLUMNS + " from (" + merged("*", after, limit) + ") m order by "
                + segment.orderBy() + " limit " + limit;
    }

    /**
     * Of the next {@code steps} lines of the stretch those asked for, at most {@code limit}, in order and numbered;
     * and the last one of them all whether asked for or not.
     */
    String walk(@Nullable After after, int steps, int limit) {
        var key = segment.key().column;
        var columns = segment.key() == MemberSegments.Key.ADDRESS
                ? "person_id, address"
                : "person_id, " + key + ", address, methods"; // of which only the first is in the index alone
        return """
                with step as materialized (
                  select person_id, row_number() over (order by %1$s) as step, coalesce(%2$s, false) as wanted
                  from (%3$s) s order by %1$s limit %4$d),
                chosen as materialized (
                  (select person_id, step, wanted from step where wanted order by step limit %5$d)
                  union all
                  (select person_id, step, wanted from step where not wanted and step = %4$d))
                select chosen.step, chosen.wanted, m.since, %6$s from chosen
                cross join lateral (select * from membership where license_id = :license and person_id = chosen.person_id
                                    offset 0) m
                order by chosen.step
                """.formatted(
                        segment.orderBy(),
                        String.join(" and ", walked),
                        merged(columns, after, steps),
                        steps,
                        limit,
                        MembershipRows.COLUMNS);
    }

    /** The next lines where few are asked for: all of them are found by what is asked for, then put in order. */
    String find(@Nullable After after, int limit) {
        var all = new ArrayList<>(indexed);
        all.addAll(walked);
        if (after != null) {
            all.add(beyond(after));
        }
        var statuses =
                segment.statuses().stream().map(status -> "'" + status + "'").collect(joining(", "));
        return """
                with found as materialized (
                  select person_id, %1$s from membership where license_id = :license and status in (%2$s) and %3$s),
                chosen as materialized (select * from found order by %4$s limit %5$d)
                select m.since, %6$s from chosen
                cross join lateral (select * from membership where license_id = :license and person_id = chosen.person_id
                                    offset 0) m
                order by %7$s
                """.formatted(
                        segment.key().column,
                        statuses,
                        String.join(" and ", all),
                        segment.orderBy(),
                        limit,
                        MembershipRows.COLUMNS,
                        segment.orderBy()
                                .replace(segment.key().column, "chosen." + segment.key().column)
                                .replace("person_id", "chosen.person_id"));
    }

    /** The stretches of each status, merged in order. */
    private String merged(String columns, @Nullable After after, int limit) {
        var conditions = new ArrayList<>(indexed);
        if (after != null) {
            conditions.add(beyond(after));
        }
        var where = conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
        return segment.statuses().stream()
                .map(status -> "select * from (select " + columns
                        + " from membership where license_id = :license and status = '" + status + "'" + where
                        + " order by " + segment.orderBy() + " limit " + limit + ") of_" + status)
                .collect(joining(
                        " union all ",
                        "select * from (",
                        ") merged order by " + segment.orderBy() + " limit " + limit));
    }

    private String beyond(After after) {
        binds.put("member", after.memberId());
        if (after.key() == null) {
            return "person_id > :member";
        }
        binds.put("key", after.key());
        return "(" + segment.key().column + ", person_id) " + (segment.descending() ? "<" : ">") + " (:key, :member)";
    }
}
