package rollbook.invite.domain;

/** What came of a person's answer. */
public sealed interface Answering {

    /** It counts; license-service is to be told. */
    record Given(InviteState state) implements Answering {}

    /** The very same was answered before; nothing changes. */
    record Repeated(InviteState state) implements Answering {}

    /** There is nothing to answer any more, or it was answered otherwise. */
    record TooLate(InviteState state) implements Answering {}
}
