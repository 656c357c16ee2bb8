package org.perigee.access;

import java.net.InetSocketAddress;

/// Sends what is meant for a host name to an address on this machine, whatever port the URL names.
///
/// It gives an embedded server URLs that stay the same from one start to the next.
///
/// @param host    the name in URLs, lower case
/// @param address where the server really listens; a loopback address
public record HostRoute(String host, InetSocketAddress address) {

    public HostRoute {
        if (!address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("Only a loopback address can stand for " + host);
        }
    }
}
