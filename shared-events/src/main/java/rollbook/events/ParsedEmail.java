package rollbook.events;

/**
 * What became of a text that should be an address: {@snippet :
 * switch (EmailAddress.parse(typed)) {
 *     case EmailAddress address -> name(address);
 *     case EmailRefusal refusal -> tell(refusal.explanation());
 * }}
 */
public sealed interface ParsedEmail permits EmailAddress, EmailRefusal {}
