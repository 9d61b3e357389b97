package rollbook.license.domain;

/** How warmly a way onto a license is recommended (table 1 of the rules); the order here is the order on the page. */
public enum Rank {
    MOST_RECOMMENDED,
    RECOMMENDED,
    AVAILABLE,
    ON_REQUEST,
    LEAST_RECOMMENDED
}
