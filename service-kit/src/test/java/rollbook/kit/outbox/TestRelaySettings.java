package rollbook.kit.outbox;

/** The settings services have, but for smaller batches: more of them to be killed in. */
record TestRelaySettings(int batchSize, int silenceSeconds, int deliverySeconds, String dbUrl, String dbUser)
        implements RelaySettings {

    static RelaySettings of(String dbUrl, String dbUser) {
        return new TestRelaySettings(100, 15, 10, dbUrl, dbUser);
    }

    @Override
    public String dbPassword() {
        return "none";
    }
}
