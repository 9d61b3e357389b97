package rollbook.events;

/** What the customer bought; a license has exactly one type (R1). */
public enum LicenseType {
    TEACHER,
    SCHOOL,
    BUILDING,
    DISTRICT
}
