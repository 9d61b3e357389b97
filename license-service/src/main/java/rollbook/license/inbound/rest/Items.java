package rollbook.license.inbound.rest;

import java.util.List;

/** A whole list that needs no pages. */
public record Items<T>(List<T> items) {}
