package org.perigee.download;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.perigee.access.Credentials;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.download.metalink.Metalink;
import org.perigee.download.metalink.MetalinkReader;

/// A downloader of one file or one Metalink for runs by hand against servers that misbehave; exit status 0 where all files came.
///
/// Arguments: folder, URL or Metalink file, name (or `-`), bearer token (or `-`), address of new tokens (or `-`).
final class MatrixMain {

    private MatrixMain() {
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).toAbsolutePath();
        HttpAccess access = HttpAccess.builder().build();
        if (!args[3].equals("-")) {
            access.register(new Token(args[3], args[4]));
        }
        Path queue = Files.createTempDirectory("matrix").resolve("transfers.db");
        DownloadSettings settings = new DownloadSettings(queue, DownloadLimits.DEFAULT, access, Clock.systemUTC(), Duration.ofSeconds(8), Duration.ofSeconds(45));
        boolean good = true;
        try (DownloadManager manager = Downloads.open(settings)) {
            for (TransferId id : manager.submit(requests(folder, args))) {
                TransferSnapshot now = manager.find(id).orElseThrow();
                while (!now.state().isFinal()) {
                    LockSupport.parkNanos(5_000_000);
                    now = manager.find(id).orElseThrow();
                }
                System.out.println(now.state() + " " + now.target() + " " + now.problem());
                good &= now.state().isSuccess();
            }
        }
        access.close();
        System.exit(good ? 0 : 1);
    }

    private static List<TransferRequest> requests(Path folder, String... args) throws IOException {
        String realm = args[3].equals("-") ? "" : "test";
        if (args[1].startsWith("http")) {
            URI uri = URI.create(args[1]);
            String name = args[2].equals("-") ? Path.of(uri.getPath()).getFileName().toString() : args[2];
            return List.of(TransferRequest.of(folder, name, new Source(uri, 1, realm, "")));
        }
        Metalink metalink = MetalinkReader.read(Path.of(args[1]));
        return metalink.requests(folder, uri -> realm);
    }

    private static final class Token implements Credentials {

        private volatile String token;
        private final String renewal;

        Token(String token, String renewal) {
            this.token = token;
            this.renewal = renewal;
        }

        @Override
        public Realm realm() {
            return new Realm("test");
        }

        @Override
        public boolean covers(HttpUrl url) {
            return url.host().equals("127.0.0.1");
        }

        @Override
        public Request authorize(Request request) {
            return request.newBuilder().header("Authorization", "Bearer " + token).build();
        }

        @Override
        public synchronized Optional<Request> renew(Request rejected) {
            if (renewal.equals("-")) {
                return Optional.empty();
            }
            try {
                java.net.HttpURLConnection connection = (java.net.HttpURLConnection) URI.create(renewal).toURL().openConnection();
                connection.setRequestMethod("POST");
                String body = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                token = new com.fasterxml.jackson.databind.ObjectMapper().readTree(body).path("access_token").asText();
                return Optional.of(authorize(rejected));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
