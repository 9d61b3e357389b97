package rollbook.kit.http;

/**
 * Why a call to an address somebody named came to nothing, in words for whoever named it. It says nothing of where the name
 * leads to, nor of what answered there.
 */
public enum CallFailure {
    /** Not an absolute web address with a host name in plain ASCII, or one with a user name or a fragment. */
    MALFORMED("This is not a web address we can call: give https, the server's name and the path, nothing else."),
    NOT_HTTPS("The address does not begin with https."),
    /** An address in figures, a name that leads to one nobody outside can reach, or a port other than https' own. */
    FORBIDDEN_ADDRESS("The address is not one of a server on the public web."),
    UNRESOLVED("No server of this name was found."),
    /** Nothing listens there, or what does hung up or does not speak HTTP. */
    REFUSED("The server could not be reached, or gave no answer that can be read."),
    /** Its certificate is for another name, out of date, or signed by nobody known. */
    UNTRUSTED("The server's certificate is not valid for this name."),
    TIMED_OUT("The server did not answer in time."),
    TOO_LARGE("The server's answer is too large."),
    REDIRECT("The server points to another address; give that one.");

    private final String words;

    CallFailure(String words) {
        this.words = words;
    }

    /** The reason as a sentence. */
    public String words() {
        return words;
    }
}
