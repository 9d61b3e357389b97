package rollbook.ousync.outbound.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories;
import rollbook.ousync.usecase.Directories.NotShownException;
import rollbook.ousync.usecase.Directories.PageExpiredException;
import rollbook.ousync.usecase.Directories.UnreadableException;

/** The Workspace of whoever authorized. */
final class GoogleDirectory implements Directories.Directory {
    /** The Workspace the account is in. */
    private static final String OWN = "my_customer";

    private static final String ADMIN_VIEW = "admin_view";
    private static final String BASIC = "basic";
    private static final int MOST_USERS = 500;

    private final DirectoryClient client;
    private PageWatch watch = new PageWatch();

    GoogleDirectory(DirectoryClient client) {
        this.client = client;
    }

    @Override
    public List<OrgUnit> units() {
        try {
            return DirectoryJson.units(client.ask(google -> google.orgunits()
                    .list(OWN)
                    .setOrgUnitPath("/")
                    .setType("allIncludingParent")
                    .setFields(DirectoryJson.UNIT_FIELDS)));
        } catch (FailedCall e) {
            throw unreadable(e);
        }
    }

    @Override
    public Directories.Page users(String orgUnitPath, @Nullable String pageToken) {
        var page = page(orgUnitPath, pageToken);
        var next = DirectoryJson.next(page);
        if (pageToken == null) {
            watch = new PageWatch();
        }
        if (next != null && watch.repeats(next)) {
            throw new UnreadableException(Trouble.DIRECTORY_FAILED, null);
        }
        return new Directories.Page(DirectoryJson.users(page), next);
    }

    /** What was wrong with the question when it went on is the token, whose three days are over. */
    private JsonNode page(String orgUnitPath, @Nullable String pageToken) {
        try {
            return client.ask(google -> google.users()
                    .list()
                    .setCustomer(OWN)
                    .setQuery("orgUnitPath=" + quoted(orgUnitPath))
                    .setViewType(ADMIN_VIEW)
                    .setProjection(BASIC)
                    .setMaxResults(MOST_USERS)
                    .setPageToken(pageToken)
                    .setFields(DirectoryJson.PAGE_FIELDS));
        } catch (FailedCall e) {
            if (pageToken != null && e.meaning() == Meaning.BAD_REQUEST) {
                throw new PageExpiredException(e);
            }
            throw unreadable(e);
        }
    }

    @Override
    public Optional<DirectoryUser> user(String googleId) {
        try {
            var user = DirectoryJson.user(client.ask(google -> google.users()
                    .get(googleId)
                    .setViewType(ADMIN_VIEW)
                    .setProjection(BASIC)
                    .setFields(DirectoryJson.USER_FIELDS)));
            if (!user.googleId().equals(googleId)) {
                throw new UnreadableException(Trouble.DIRECTORY_FAILED, null);
            }
            return Optional.of(user);
        } catch (FailedCall e) {
            if (e.meaning() == Meaning.NOT_THERE) {
                return Optional.empty();
            }
            if (e.meaning() == Meaning.FORBIDDEN) {
                throw new NotShownException(e);
            }
            throw unreadable(e);
        }
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static UnreadableException unreadable(FailedCall failure) {
        return new UnreadableException(failure.meaning().trouble(), failure);
    }
}
