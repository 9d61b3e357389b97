package rollbook.invite.usecase;

import java.time.Instant;
import java.util.List;
import rollbook.events.LicenseAlerted;

/** Mails about a license that its admins are still to get, and for eight days those they got. */
public interface AlertMails {

    /**
     * One of them, taken in hand.
     *
     * @param email of one admin
     * @param tries how often it was tried, this time included
     */
    record Due(LicenseAlerted alert, String email, int tries) {
        @Override
        public String toString() {
            return "Due[" + alert.licenseId() + ", " + alert.alert() + "]";
        }
    }

    /** Owes it to these people, each once however often the alert is heard. */
    void owe(LicenseAlerted alert, List<String> emails);

    /** Takes up to {@code limit} of them in hand: nobody else gets them for the ten minutes after. */
    List<Due> take(int limit);

    /** It was sent, or nobody will ever take it. */
    void done(Due due);

    /** It is to be tried again at that moment. */
    void again(Due due, Instant at);

    /** It was not tried after all, and is due at once. */
    void putBack(Due due);

    /** Forgets those of more than eight days ago: Kafka has forgotten their alerts. */
    void forgetOld();
}
