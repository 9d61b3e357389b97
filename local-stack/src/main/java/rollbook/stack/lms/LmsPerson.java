package rollbook.stack.lms;

/**
 * Somebody of a school, as its platform knows them.
 *
 * @param number the platform's own, local one
 * @param subject what a tool is told instead of it
 * @param login what they type; often an address, not always
 */
public record LmsPerson(long number, String subject, String givenName, String familyName, String email, String login) {

    public String name() {
        return givenName + " " + familyName;
    }

    /** Somebody with another address, and all the rest as it was. */
    public LmsPerson withEmail(String other) {
        return new LmsPerson(number, subject, givenName, familyName, other, login);
    }

    @Override
    public String toString() {
        return "LmsPerson[" + number + "]";
    }
}
