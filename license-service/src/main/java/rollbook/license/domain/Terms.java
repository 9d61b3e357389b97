package rollbook.license.domain;

import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;

/** What of a license decides who comes onto it. */
public record Terms(LicenseType type, LicenseStatus status, InviteSetting inviteSetting) {}
