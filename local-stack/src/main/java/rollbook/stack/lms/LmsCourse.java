package rollbook.stack.lms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A course: who is in it, and what there is to do. */
public final class LmsCourse {
    private final long number;
    private final String contextId;
    private final String label;
    private final String title;
    private final Map<Long, Enrolled> people = new LinkedHashMap<>();
    private final List<CourseItem> items = new ArrayList<>();

    LmsCourse(long number, String contextId, String label, String title) {
        this.number = number;
        this.contextId = contextId;
        this.label = label;
        this.title = title;
    }

    public long number() {
        return number;
    }

    /** What a tool is told instead of the number. */
    public String contextId() {
        return contextId;
    }

    public String label() {
        return label;
    }

    public String title() {
        return title;
    }

    public synchronized void enroll(LmsPerson person, CourseRole role) {
        people.put(person.number(), new Enrolled(person, role, true));
    }

    /** Who left is still told of, as inactive. */
    public synchronized void leave(LmsPerson person) {
        people.computeIfPresent(person.number(), (_, was) -> new Enrolled(was.person(), was.role(), false));
    }

    public synchronized List<Enrolled> people() {
        return List.copyOf(people.values());
    }

    /** The first with this role. */
    public LmsPerson one(CourseRole role) {
        return all(role).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No " + role + " in " + title));
    }

    public List<LmsPerson> all(CourseRole role) {
        return people().stream()
                .filter(enrolled -> enrolled.role() == role)
                .map(Enrolled::person)
                .toList();
    }

    public synchronized Optional<Enrolled> find(long person) {
        return Optional.ofNullable(people.get(person));
    }

    public synchronized List<CourseItem> items() {
        return List.copyOf(items);
    }

    public CourseItem item(long itemNumber) {
        return items().stream()
                .filter(item -> item.number() == itemNumber)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No item " + itemNumber + " in " + title));
    }

    synchronized void add(CourseItem item) {
        items.add(item);
    }
}
