package org.perigee.sandbox;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.perigee.sandbox.http.Faults;

/// How a sandbox is set up. Immutable but for the faults, which may be changed while it runs.
///
/// @param port            to listen on, 0 for any free one
/// @param address         to listen on
/// @param catalogue       which products there are
/// @param tapeDelay       from the first request for a product on tape until it can be read
/// @param tokenLifetime   of access tokens; refresh tokens live six times as long
/// @param bytesPerSecond  the most that one connection gets, 0 for no limit
/// @param faults          what goes wrong on purpose
/// @param clock           for tokens and tape
public record SandboxOptions(int port, InetAddress address, CatalogueSize catalogue, Duration tapeDelay, Duration tokenLifetime,
                             long bytesPerSecond, FaultPlan faults, Clock clock) {

    /// Which products are made up.
    ///
    /// @param seed  the same seed gives the same products
    /// @param size  how many
    public record CatalogueSize(long seed, int size) {
    }

    /// What goes wrong on purpose.
    ///
    /// @param faults       may be changed at any time
    /// @param overNetwork  whether `POST /control/faults` may change them too
    public record FaultPlan(Faults faults, boolean overNetwork) {
    }

    /// Smallest catalogue that still holds every kind of product.
    public static final int SMALLEST_CATALOGUE = 100;

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int DEMONSTRATION_SIZE = 20_000;
    private static final int TEST_SIZE = 600;
    private static final long SEED = 2025;
    private static final long DEMONSTRATION_RATE = 4_000_000;

    /// Checks the numbers.
    public SandboxOptions {
        Objects.requireNonNull(address);
        Objects.requireNonNull(clock);
        if (catalogue.size() < SMALLEST_CATALOGUE || bytesPerSecond < 0 || tapeDelay.isNegative() || tokenLifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("Sandbox options out of bounds");
        }
    }

    /// For people: 20,000 products, 20 seconds of tape, 4 MB/s for each connection, so that there is something to watch.
    public static SandboxOptions demonstration() {
        return new SandboxOptions(0, LOOPBACK, new CatalogueSize(SEED, DEMONSTRATION_SIZE), Duration.ofSeconds(20),
            Duration.ofMinutes(10), DEMONSTRATION_RATE, new FaultPlan(new Faults(), false), Clock.systemUTC());
    }

    /// For tests: 600 products, half a second of tape, no limit on speed, faults also over the network.
    public static SandboxOptions forTests() {
        return new SandboxOptions(0, LOOPBACK, new CatalogueSize(SEED, TEST_SIZE), Duration.ofMillis(500),
            Duration.ofMinutes(10), 0, new FaultPlan(new Faults(), true), Clock.systemUTC());
    }

    public SandboxOptions withPort(int value) {
        return new SandboxOptions(value, address, catalogue, tapeDelay, tokenLifetime, bytesPerSecond, faults, clock);
    }

    public SandboxOptions withAddress(InetAddress value) {
        return new SandboxOptions(port, value, catalogue, tapeDelay, tokenLifetime, bytesPerSecond, faults, clock);
    }

    public SandboxOptions withCatalogue(long seed, int size) {
        return new SandboxOptions(port, address, new CatalogueSize(seed, size), tapeDelay, tokenLifetime, bytesPerSecond, faults, clock);
    }

    public SandboxOptions withTapeDelay(Duration value) {
        return new SandboxOptions(port, address, catalogue, value, tokenLifetime, bytesPerSecond, faults, clock);
    }

    public SandboxOptions withTokenLifetime(Duration value) {
        return new SandboxOptions(port, address, catalogue, tapeDelay, value, bytesPerSecond, faults, clock);
    }

    public SandboxOptions withBytesPerSecond(long value) {
        return new SandboxOptions(port, address, catalogue, tapeDelay, tokenLifetime, value, faults, clock);
    }

    public SandboxOptions withFaults(FaultPlan value) {
        return new SandboxOptions(port, address, catalogue, tapeDelay, tokenLifetime, bytesPerSecond, value, clock);
    }

    public SandboxOptions withClock(Clock value) {
        return new SandboxOptions(port, address, catalogue, tapeDelay, tokenLifetime, bytesPerSecond, faults, value);
    }
}
