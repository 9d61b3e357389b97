package rollbook.events;

import java.util.Map;

/**
 * An event as it travels: CloudEvents 1.0 in Kafka's binary mode, so attributes in headers and JSON in the body.
 *
 * @param key the license id, as text
 * @param headers {@code ce_*} and {@code content-type}, values in UTF-8
 * @param body the JSON; at most 256 KiB
 */
@SuppressWarnings("ArrayRecordComponent") // a message's bytes: compared nowhere, copied nowhere
public record EventMessage(String key, Map<String, String> headers, byte[] body) {

    public EventMessage {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "EventMessage[key=" + key + ", type=" + headers.get("ce_type") + ", " + body.length + " bytes]";
    }
}
