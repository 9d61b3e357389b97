package rollbook.ousync.outbound.license;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Which questions of license-service are asked again. */
class LostTest {
    private final Lost lost = new Lost();

    @Test
    void a_connection_refused_or_broken_and_an_instance_that_is_going_are_tried_again() {
        assertThat(lost).accepts(new ProcessingException(new ConnectException()));
        assertThat(lost).accepts(new ProcessingException(new IOException("Connection was closed")));
        assertThat(lost).accepts(new ServiceUnavailableException());
    }

    @Test
    void an_answer_is_an_answer_and_who_takes_too_long_is_not_asked_once_more() {
        assertThat(lost).rejects(new NotFoundException());
        assertThat(lost).rejects(new InternalServerErrorException());
        assertThat(lost).rejects(new ProcessingException(new TimeoutException()));
        assertThat(lost).rejects(new IllegalStateException());
    }
}
