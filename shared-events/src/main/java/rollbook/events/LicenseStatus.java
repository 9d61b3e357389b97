package rollbook.events;

/** Whether a license admits anybody now. Any status but {@code LIVE} freezes it (RULES §4). */
public enum LicenseStatus {
    LIVE,
    EXPIRED,
    SUSPENDED
}
