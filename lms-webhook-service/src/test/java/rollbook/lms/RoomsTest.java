package rollbook.lms;

import rollbook.kit.testing.Rooms;

/** The walls between the rooms of this service. */
class RoomsTest extends Rooms {

    RoomsTest() {
        super("rollbook.lms");
    }
}
