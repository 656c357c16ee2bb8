package org.perigee.download.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.perigee.access.HttpAccess;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadSettings;

/// What all transfers of a queue share.
record Engine(HttpAccess access, OkHttpClient client, HostBudget hosts, HostTable table, Rates rates, BufferPool buffers, Situation situation,
        DownloadSettings settings) {

    private static final int IDLE_CONNECTIONS = 16;
    private static final int IDLE_SECONDS = 20;

    static Engine of(DownloadSettings settings, Situation situation) {
        // HTTP/1.1 only: many streams in one TCP connection share its window, its losses and the server's limit for a connection.
        OkHttpClient bulk = settings.access().client().newBuilder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .connectTimeout(atMost(settings.silence(), Duration.ofSeconds(15)))
                .readTimeout(settings.silence())
                .build();
        return new Engine(settings.access(), bulk, new HostBudget(settings.clock(), situation::limits), new HostTable(),
                new Rates(situation, settings.clock()), new BufferPool(), situation, settings);
    }

    private static Duration atMost(Duration wanted, Duration most) {
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    DownloadLimits limits() {
        return situation.limits();
    }

    Clock clock() {
        return settings.clock();
    }

    Instant now() {
        return settings.clock().instant();
    }
}
