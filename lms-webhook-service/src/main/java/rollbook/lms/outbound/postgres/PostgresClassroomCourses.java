package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.lms.usecase.ClassroomCourses;
import rollbook.lms.usecase.Classrooms.Registered;

/** The courses as rows, one for each teacher of each. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresClassroomCourses implements ClassroomCourses {
    private static final String SEEN = """
            insert into classroom_course (connection_id, course_id) values (?, ?)
            on conflict (connection_id, course_id) do update set seen_at = clock_timestamp()
            """;
    private static final String TAKE = """
            update classroom_course set %1$s = clock_timestamp() + make_interval(secs => ?)
            where (connection_id, course_id) =
              (select k.connection_id, k.course_id from classroom_course k join connection c on c.id = k.connection_id
               where k.%1$s <= clock_timestamp() and c.ended_at is null and c.trouble is null
               order by k.%1$s limit 1 for update of k skip locked)
            returning connection_id, course_id
            """;
    private static final String TAKE_TO_REGISTER = TAKE.formatted("renew_at");
    private static final String TAKE_TO_READ = TAKE.formatted("read_at");
    private static final String REGISTERED = """
            update classroom_course set registration_id = ?, expires_at = ?,
              renew_at = greatest(clock_timestamp() + interval '1 minute',
                                  ?::timestamptz - make_interval(secs => ? * (1 + random() / 4)))
            where connection_id = ? and course_id = ?
            """;

    private final Database database;

    PostgresClassroomCourses(Database database) {
        this.database = database;
    }

    @Override
    public void seen(UUID connectionId, Collection<String> courseIds) {
        database.with(sql -> {
            courseIds.forEach(courseId -> sql.execute(SEEN, connectionId, courseId));
            return sql.execute(
                    "delete from classroom_course where connection_id = ? and seen_at < now()", connectionId);
        });
    }

    @Override
    public void allDue(UUID connectionId) {
        database.with(sql -> sql.execute(
                "update classroom_course set renew_at = clock_timestamp(), read_at = clock_timestamp()"
                        + " where connection_id = ?",
                connectionId));
    }

    @Override
    public void forget(Course course) {
        database.with(sql -> sql.execute(
                "delete from classroom_course where connection_id = ? and course_id = ?",
                course.connectionId(),
                course.courseId()));
    }

    @Override
    public List<String> registrations(UUID connectionId) {
        return database.with(sql -> sql.select(
                        "select registration_id from classroom_course"
                                + " where connection_id = ? and registration_id is not null",
                        connectionId)
                .mapTo(String.class)
                .list());
    }

    @Override
    public void forgetAll(UUID connectionId) {
        database.with(sql -> sql.execute("delete from classroom_course where connection_id = ?", connectionId));
    }

    @Override
    public Optional<Course> takeToRegister(Duration lease) {
        return take(TAKE_TO_REGISTER, lease);
    }

    @Override
    public void registered(Course course, Registered registered, Duration before) {
        var expiresAt = Instants.utc(registered.expiresAt());
        database.with(sql -> sql.execute(
                REGISTERED,
                registered.id(),
                expiresAt,
                expiresAt,
                seconds(before),
                course.connectionId(),
                course.courseId()));
    }

    @Override
    public Optional<Course> takeToRead(Duration lease) {
        return take(TAKE_TO_READ, lease);
    }

    @Override
    public void readAgain(Course course, Duration in) {
        database.with(sql -> sql.execute(
                "update classroom_course set read_at = clock_timestamp() + make_interval(secs => ? * (0.9 + random() / 5))"
                        + " where connection_id = ? and course_id = ?",
                seconds(in),
                course.connectionId(),
                course.courseId()));
    }

    @Override
    public Summary summary(UUID connectionId) {
        return database.with(sql -> sql.select("""
                        select count(*) as courses, count(*) filter (where expires_at > clock_timestamp()) as registered,
                          min(renew_at) filter (where expires_at > clock_timestamp()) as next_renewal
                        from classroom_course where connection_id = ?
                        """, connectionId)
                .map((row, _) -> new Summary(
                        row.getLong("courses"), row.getLong("registered"), Instants.read(row, "next_renewal")))
                .one());
    }

    @Override
    public boolean noteOpened(String courseWork, String submissionId) {
        return database.with(sql -> sql.execute(
                        "insert into classroom_opened (course_work, submission_id) values (?, ?) on conflict do nothing",
                        courseWork,
                        submissionId))
                == 1;
    }

    @Override
    public boolean wasOpened(String courseWork, String submissionId) {
        return database.with(sql -> sql.select(
                        "select exists (select from classroom_opened where course_work = ? and submission_id = ?)",
                        courseWork,
                        submissionId)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void forgetOld() {
        database.with(sql ->
                sql.execute("delete from classroom_opened where first_at < clock_timestamp() - interval '400 days'"));
    }

    private Optional<Course> take(String query, Duration lease) {
        return database.with(sql -> sql.select(query, seconds(lease))
                .map((row, _) -> new Course(row.getObject("connection_id", UUID.class), row.getString("course_id")))
                .findFirst());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
