package org.perigee.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import okhttp3.Dns;

/// Resolves routed host names to loopback and connects them to the port their server really has.
final class RoutingSockets extends SocketFactory implements Dns {

    private final Map<String, InetSocketAddress> routes;

    RoutingSockets(List<HostRoute> routes) {
        this.routes = routes.stream().collect(Collectors.toUnmodifiableMap(HostRoute::host, HostRoute::address));
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        InetSocketAddress route = routes.get(host);
        if (route == null) {
            return Dns.SYSTEM.lookup(host);
        }
        return List.of(InetAddress.getByAddress(host, route.getAddress().getAddress()));
    }

    @Override
    public Socket createSocket() {
        return new RoutedSocket(routes);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(local, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class RoutedSocket extends Socket {

        private final Map<String, InetSocketAddress> routes;

        RoutedSocket(Map<String, InetSocketAddress> routes) {
            this.routes = routes;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(routed(endpoint), timeout);
        }

        private SocketAddress routed(SocketAddress endpoint) {
            if (endpoint instanceof InetSocketAddress address) {
                return routes.getOrDefault(address.getHostString(), address);
            }
            return endpoint;
        }
    }
}
