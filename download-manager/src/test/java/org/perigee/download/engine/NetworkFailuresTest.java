package org.perigee.download.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class NetworkFailuresTest {

    @Test
    void tellsAMissingNetworkFromAServerThatIsDown() {
        assertThat(NetworkFailures.sentence("a.org", new UnknownHostException("a.org: Name or service not known")))
                .isEqualTo("a.org cannot be found: there is no such name, or no network");
        assertThat(NetworkFailures.sentence("a.org", new NoRouteToHostException("No route to host"))).startsWith("There is no way to a.org");
        assertThat(NetworkFailures.sentence("a.org", new ConnectException("Connection refused"))).isEqualTo("a.org does not take connections: Connection refused");
    }

    @Test
    void saysSomethingOfAFailureThatSaysNothing() {
        assertThat(NetworkFailures.sentence("a.org", new IOException())).isEqualTo("The connection to a.org broke: IOException");
    }
}
