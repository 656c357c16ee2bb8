package org.perigee.download.engine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/// Says what broke between here and a server, in words that tell whose fault it can be.
final class NetworkFailures {

    private NetworkFailures() {
    }

    static String sentence(String host, IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> host + " cannot be found: there is no such name, or no network";
            case NoRouteToHostException _ -> "There is no way to " + host + ": no network, or something forbids it";
            case ConnectException _ -> host + " does not take connections" + detail(failure);
            default -> "The connection to " + host + " broke" + detail(failure);
        };
    }

    private static String detail(IOException failure) {
        return ": " + (failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }
}
