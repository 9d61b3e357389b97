package rollbook.lms.usecase;

import java.util.UUID;

/**
 * The one connection assignments of Google Classroom belong to, by whichever teacher's consent we heard of them: Google's ids
 * are the same for all, and two who teach a course together both have us told. It has no license of its own (X27).
 */
public final class AllOfClassroom {
    public static final UUID CONNECTION = UUID.fromString("00000000-0000-0000-0000-00000000000c");

    private AllOfClassroom() {}
}
