package org.perigee.download.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Connections that are idle, and those that soon will be. Thread-safe.
///
/// An exchange that is about to end may offer its connection: the next request to the same server is then sent at once, behind it (RFC 9112,
/// section 9.3.2), so that the server need not wait for it. Servers that turn out not to like that are not asked to again.
final class WirePool {

    private static final long LONGEST_IDLE_NANOS = 20_000_000_000L;

    private final Map<String, Deque<Idle>> idle = new HashMap<>();
    private final Map<String, Deque<Exchange>> offered = new HashMap<>();
    private final Set<String> inTurnOnly = new HashSet<>();
    private boolean closed;

    private record Idle(Wire wire, long since) {
    }

    /// A connection to use.
    ///
    /// @param before whose end must be waited for before the answer can come; null where it is idle
    record Ticket(Wire wire, Exchange before) {
    }

    /// @return null where a new connection has to be made
    synchronized Ticket acquire(String route, Exchange who) {
        Deque<Idle> free = idle.getOrDefault(route, new ArrayDeque<>());
        while (!free.isEmpty()) {
            Idle last = free.pollLast();
            if (last.wire().isOpen() && System.nanoTime() - last.since() < LONGEST_IDLE_NANOS) {
                return new Ticket(last.wire(), null);
            }
            last.wire().close();
        }
        Exchange before = offered.getOrDefault(route, new ArrayDeque<>()).poll();
        if (before == null) {
            return null;
        }
        before.follow(who);
        return new Ticket(before.wire(), before);
    }

    /// Lets another request follow on an exchange's connection.
    ///
    /// @return whether that is possible
    synchronized boolean offer(String route, Exchange exchange) {
        if (closed || inTurnOnly.contains(route)) {
            return false;
        }
        offered.computeIfAbsent(route, unused -> new ArrayDeque<>()).add(exchange);
        return true;
    }

    /// The server did not take a request behind another.
    synchronized void inTurnOnly(String route) {
        inTurnOnly.add(route);
    }

    /// An exchange is over.
    ///
    /// @param usable whether its connection can take the next one
    synchronized void ended(String route, Exchange exchange, boolean usable) {
        Deque<Exchange> offers = offered.get(route);
        if (offers != null) {
            offers.remove(exchange);
        }
        Exchange follower = exchange.follower();
        if (!usable || closed) {
            exchange.wire().close();
        } else if (follower == null) {
            idle.computeIfAbsent(route, unused -> new ArrayDeque<>()).add(new Idle(exchange.wire(), System.nanoTime()));
        }
        if (follower != null && !follower.turn(usable)) {
            // It was given up meanwhile, and its answer would be taken for that of another.
            exchange.wire().close();
        }
    }

    synchronized void close() {
        closed = true;
        idle.values().forEach(free -> free.forEach(each -> each.wire().close()));
        idle.clear();
    }
}
