package rollbook.lms.domain;

/**
 * Canvas' ids: an event has global ones, of which a launch shows the local part where the thing is of the account's own shard.
 *
 * @param account the account's own global id
 */
record CanvasIds(String account) {
    private static final int LOCAL_DIGITS = 13;
    private static final int LONGEST = 18;

    /** As a launch from the account has it; of another shard it stays global. */
    String local(String id) {
        var shard = shard(id);
        return shard.isEmpty() || !shard.equals(shard(account))
                ? id
                : Long.toString(Long.parseLong(id.substring(shard.length())));
    }

    /** The digits before the local ones; none of an id that is local, or no number. */
    private static String shard(String id) {
        return id.length() > LOCAL_DIGITS
                        && id.length() <= LONGEST
                        && id.chars().allMatch(Character::isDigit)
                ? id.substring(0, id.length() - LOCAL_DIGITS)
                : "";
    }
}
