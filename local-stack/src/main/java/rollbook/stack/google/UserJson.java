package rollbook.stack.google;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

/** A user as the Directory shows them; only the fields asked for are made at all. */
record UserJson(Workspace workspace, FieldMask mask, Audience audience) {
    /** What a caller may name of a user, whether or not the simulator has it. */
    static final Set<String> FIELDS = Set.of(
            ("addresses agreedToTerms aliases archived changePasswordAtNextLogin creationTime customSchemas customerId"
                            + " deletionTime emails etag externalIds gender hashFunction id ims"
                            + " includeInGlobalAddressList ipWhitelisted isAdmin isDelegatedAdmin isEnforcedIn2Sv"
                            + " isEnrolledIn2Sv isMailboxSetup keywords kind languages lastLoginTime locations name"
                            + " nonEditableAliases notes orgUnitPath organizations password phones posixAccounts"
                            + " primaryEmail recoveryEmail recoveryPhone relations sshPublicKeys suspended"
                            + " suspensionReason thumbnailPhotoEtag thumbnailPhotoUrl websites *")
                    .split(" "));

    private static final String ETAG = "\"Mf8RAmnABsVfQ47MMT_18MHAdRE/";
    private static final String CREATED = "2024-08-05T17:30:04.000Z";
    private static final String DELETED = "2026-11-20T08:30:03.000Z";

    JsonObject of(UserListing.Placed placed, boolean deleted) {
        var user = placed.user();
        var json = new JsonObject();
        put(json, "kind", () -> "admin#directory#user");
        put(json, "id", user::id);
        put(json, "etag", () -> ETAG + HexFormat.of().toHexDigits(placed.hashCode()) + '"');
        put(json, "primaryEmail", user::email);
        put(
                json,
                "name",
                () -> new JsonObject()
                        .put("givenName", user.givenName())
                        .put("familyName", user.familyName())
                        .put("fullName", user.fullName()));
        if (audience == Audience.ADMINS) {
            putForAdmins(json, user, placed.unitPath());
        } else {
            put(json, "emails", () -> emails(user));
        }
        if (deleted) {
            put(json, "deletionTime", () -> DELETED);
        }
        return json;
    }

    private void putForAdmins(JsonObject json, DirectoryUser user, String unitPath) {
        put(json, "isAdmin", () -> user.role() == AdminRole.SUPER);
        put(json, "isDelegatedAdmin", () -> user.role().isDelegated());
        put(json, "lastLoginTime", () -> "2026-11-20T08:30:03.000Z");
        put(json, "creationTime", () -> CREATED);
        put(json, "agreedToTerms", () -> true);
        put(json, "suspended", user::suspended);
        put(json, "archived", user::archived);
        put(json, "changePasswordAtNextLogin", () -> false);
        put(json, "ipWhitelisted", () -> false);
        put(json, "emails", () -> emails(user));
        put(
                json,
                "languages",
                () -> new JsonArray()
                        .add(new JsonObject().put("languageCode", "en").put("preference", "preferred")));
        put(json, "nonEditableAliases", () -> new JsonArray().add(nonEditableAlias(user)));
        put(json, "customerId", workspace::customer);
        put(json, "orgUnitPath", () -> unitPath);
        put(json, "isMailboxSetup", () -> true);
        put(json, "isEnrolledIn2Sv", () -> false);
        put(json, "isEnforcedIn2Sv", () -> false);
        put(json, "includeInGlobalAddressList", () -> true);
        if (!user.aliases().isEmpty()) {
            put(json, "aliases", () -> new JsonArray(user.aliases()));
        }
        if (user.suspended()) {
            put(json, "suspensionReason", () -> "ADMIN");
        }
    }

    private void put(JsonObject json, String field, Supplier<Object> value) {
        if (mask.has(field)) {
            json.put(field, mask.at(field).ofAny(value.get()));
        }
    }

    private static JsonArray emails(DirectoryUser user) {
        return new JsonArray().add(new JsonObject().put("address", user.email()).put("primary", true));
    }

    private String nonEditableAlias(DirectoryUser user) {
        var local = user.email().substring(0, user.email().indexOf('@') + 1);
        return local + workspace.domains().getFirst() + ".test-google-a.com";
    }

    /** For whom: {@code admin_view} or {@code domain_public}. */
    enum Audience {
        ADMINS,
        EVERYBODY
    }
}
