package rollbook.events;

/** Why a text is not taken as an email address, each with the sentence an admin reads beside the row. */
public enum EmailRefusal implements ParsedEmail {
    MALFORMED("An email address has exactly one @, with a name before it and a domain after it."),
    TOO_LONG("The address is longer than any mail system accepts (64 characters before the @, 254 in all)."),
    INVISIBLE_CHARACTER("The address holds an invisible character; type it again instead of pasting it."),
    DOTLESS_I("The address holds a dotless \u0131 or a dotted \u0130, which is another letter than i."),
    NON_ASCII_LOCAL_PART(
            "Before the @ only the letters a to z, digits and common signs are accepted, without accents."),
    UNSUPPORTED_LOCAL_PART("The part before the @ holds a space, a sign or a dot that may not stand there."),
    UNSUPPORTED_DOMAIN("The part after the @ is not the name of a mail domain, such as school.example."),
    MIXED_SCRIPT("The domain mixes letters of different alphabets, which makes it look like another one.");

    private final String explanation;

    EmailRefusal(String explanation) {
        this.explanation = explanation;
    }

    /** One English sentence for an admin; it never repeats the text refused. */
    public String explanation() {
        return explanation;
    }
}
