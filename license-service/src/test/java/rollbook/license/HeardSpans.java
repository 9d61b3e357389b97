package rollbook.license;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.kit.testing.KeptSpans;

/** Those of the service under test, which takes whatever bean there is of their kind. */
@ApplicationScoped
class HeardSpans extends KeptSpans {}
