package rollbook.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The mail server of a machine that has none: takes every message at 127.0.0.1 by SMTP, delivers it to nobody and keeps
 * it in a folder. What cannot be kept is answered with 451, so that its sender knows. Says nothing about a message on
 * the terminal or in a log.
 */
final class MailSink implements AutoCloseable {
    static final String NAME = "mail";
    static final String HOST = "127.0.0.1";

    /** Told to clients, whose own word for the size of a message is believed. */
    private static final int LARGEST_BYTES = 10 << 20;

    private static final int CONNECTIONS = 50;
    private static final int CANNOT_NOW = 451;

    private final MailFolder folder;
    private final Console console;
    private final SMTPServer server;

    /** On any free port where {@code port} is 0. */
    MailSink(MailFolder folder, int port, Console console) {
        this.folder = folder;
        this.console = console;
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.ofLiteral(HOST))
                // else it asks the network for this machine's name
                .hostName("localhost")
                .softwareName("Rollbook mail sink")
                .insertReceivedHeaders(false)
                .fromAddressValidator(_ -> true)
                .maxMessageSize(LARGEST_BYTES)
                .maxConnections(CONNECTIONS)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(_ -> new Letterbox())
                .build();
    }

    /**
     * Listens from now on.
     *
     * @throws StackFailure where it cannot
     */
    void start() throws IOException {
        folder.removeDrafts();
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new StackFailure("The mail sink cannot listen on port " + server.getPort(), e);
        }
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Where one message goes; who sent it and to whom is in the message itself. */
    private final class Letterbox implements MessageHandler {
        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) {}

        @Override
        public @Nullable String data(InputStream message) throws RejectException, IOException {
            try {
                folder.keep(message);
                return null;
            } catch (IOException | UncheckedIOException e) {
                console.say("a mail was refused, it cannot be kept: " + e);
                // what is left of it would be taken for commands
                message.transferTo(OutputStream.nullOutputStream());
                throw new RejectException(CANNOT_NOW, "4.3.0 The mail cannot be kept");
            }
        }

        @Override
        public void done() {}
    }
}
