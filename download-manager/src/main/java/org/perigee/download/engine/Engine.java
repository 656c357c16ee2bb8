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
import org.perigee.download.part.FolderSync;
import org.perigee.download.wire.BulkTransport;

/// What all transfers of a queue share.
record Engine(HttpAccess access, BulkTransport transport, HostBudget hosts, Hosts known, Rates rates, Disk disk, Situation situation,
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
        BulkTransport transport = new BulkTransport(settings.access(), bulk, settings.silence(), atMost(settings.silence(), Duration.ofSeconds(15)));
        return new Engine(settings.access(), transport, new HostBudget(settings.clock(), situation::limits), new Hosts(new HostTable(), new HostRamp()),
                new Rates(situation, settings.clock()), new Disk(new BufferPool(), new FolderSync(), new DiskSpace(settings.clock())), situation, settings);
    }

    private static Duration atMost(Duration wanted, Duration most) {
        return wanted.compareTo(most) < 0 ? wanted : most;
    }

    /// What is known of hosts.
    record Hosts(HostTable table, HostRamp ramp) {
    }

    HostTable table() {
        return known.table();
    }

    HostRamp ramp() {
        return known.ramp();
    }

    /// What connections share on this machine's side.
    record Disk(BufferPool buffers, FolderSync folders, DiskSpace space) {
    }

    BufferPool buffers() {
        return disk.buffers();
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
