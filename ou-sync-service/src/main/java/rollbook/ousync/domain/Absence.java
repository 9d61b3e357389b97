package rollbook.ousync.domain;

/**
 * What a complete reading of one unit found missing.
 *
 * @param grants how many people the unit vouches for on the license
 * @param absent how many of them the directory no longer entitles by it; nobody whose leaving was approved
 * @param empty whether Google listed nobody, now or when some of them were held
 */
public record Absence(String unitId, int grants, int absent, boolean empty) {}
