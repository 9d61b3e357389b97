package rollbook.stack.lms;

import java.util.List;
import java.util.NoSuchElementException;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.Control;

/** What {@code /simulator} answers; {@link LmsSimulator} says what there is. */
final class ControlApi implements AutoCloseable {
    static final String ROOT = "simulator";

    private final ControlVisits visits = new ControlVisits();
    private final ControlPlatforms platforms;
    private final ControlSenders senders;
    private final ControlClassroom classroom;
    private final ControlFaults faults;

    ControlApi(LmsApis apis, LmsFaults faults, LmsLog log) {
        platforms = new ControlPlatforms(apis.platforms(), apis.notices(), visits);
        senders = new ControlSenders(apis);
        classroom = new ControlClassroom(apis.classroom());
        this.faults = new ControlFaults(faults, log);
    }

    Answer answer(Call call) {
        return Control.guarded(() -> {
            var path = LmsApis.path(call);
            return route(
                    call,
                    path.size() < 2 ? "" : path.get(1),
                    path.stream().skip(2).toList());
        });
    }

    @Override
    public void close() {
        visits.close();
    }

    private Answer route(Call call, String what, List<String> rest) {
        return switch (what) {
            case "", "platforms" -> platforms.answer(call, rest);
            case "canvas", "schoology", "app" -> senders.answer(call, what, rest);
            case "classroom" -> classroom.answer(call, rest);
            case "faults" -> faults.faults(call);
            case "log" -> faults.log(call, rest);
            default -> throw new NoSuchElementException("Nothing at " + call.path());
        };
    }
}
