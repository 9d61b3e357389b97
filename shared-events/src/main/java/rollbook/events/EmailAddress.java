package rollbook.events;

/** placeholder */
public record EmailAddress(String value) {}
